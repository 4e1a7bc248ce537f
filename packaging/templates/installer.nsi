; For one user, without administrator's rights.  Silent: /S; the folder: /D=C:\...  (last, without quotes).
; The uninstaller removes what was installed, by name; silent, it keeps settings, logs and data unless given /SETTINGS.
Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 64

!include MUI2.nsh
!include FileFunc.nsh
!include x64.nsh

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\@NAME@"
!define KIND "@IDENTIFIER@.run"

Name "@TITLE@"
OutFile "@OUT@"
InstallDir "$LOCALAPPDATA\Programs\@NAME@"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
BrandingText "@TITLE@ @VERSION@"
VIProductVersion "@NUMERIC@"
VIAddVersionKey /LANG=0 "ProductName" "@TITLE@"
VIAddVersionKey /LANG=0 "ProductVersion" "@VERSION@"
VIAddVersionKey /LANG=0 "FileVersion" "@VERSION@"
VIAddVersionKey /LANG=0 "FileDescription" "@TITLE@"
VIAddVersionKey /LANG=0 "LegalCopyright" "@AUTHORS@, MIT licence"

!define MUI_ICON "@ICON@"
!define MUI_UNICON "@ICON@"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\@NAME@-window.exe"
!define MUI_FINISHPAGE_NOAUTOCLOSE
!insertmacro MUI_PAGE_LICENSE "@LICENCE@"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Russian"

LangString Needs64 ${LANG_ENGLISH} "@TITLE@ needs a 64-bit Windows 10 or newer."
LangString Needs64 ${LANG_RUSSIAN} "Для @TITLE@ нужна 64-разрядная Windows 10 или новее."
LangString RunFile ${LANG_ENGLISH} "@TITLE@ run"
LangString RunFile ${LANG_RUSSIAN} "Опыт @TITLE@"
LangString AskSettings ${LANG_ENGLISH} "Remove your settings, logs and own data sets too?"
LangString AskSettings ${LANG_RUSSIAN} "Удалить также ваши настройки, журналы и наборы данных?"
LangString InUse ${LANG_ENGLISH} "@TITLE@ is running: close it and start again."
LangString InUse ${LANG_RUSSIAN} "Программа @TITLE@ запущена: закройте её и повторите."

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "$(Needs64)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

!macro RemoveFiles
@REMOVE@
!macroend

Section
  SetShellVarContext current
  ; An older version goes first, by its own list, so that none of its files stays.
  ReadRegStr $0 HKCU "${KEY}" "InstallLocation"
  ${If} $0 != ""
  ${AndIf} ${FileExists} "$0\uninstall.exe"
    CopyFiles /SILENT "$0\uninstall.exe" "$PLUGINSDIR\before.exe"
    ExecWait '"$PLUGINSDIR\before.exe" /S _?=$0' $1
    ${If} $1 <> 0
      MessageBox MB_OK|MB_ICONSTOP "$(InUse)" /SD IDOK
      SetErrorLevel 3
      Quit
    ${EndIf}
    Delete "$0\uninstall.exe"
    RMDir "$0"
  ${EndIf}

@FILES@
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\@TITLE@.lnk" "$INSTDIR\@NAME@-window.exe"

  WriteRegStr HKCU "Software\Classes\.wgan" "" "${KIND}"
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "$(RunFile)"
  WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\@NAME@-window.exe,0"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\@NAME@-window.exe" "%1"'

  WriteRegStr HKCU "${KEY}" "DisplayName" "@TITLE@"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "@VERSION@"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\@NAME@-window.exe"
  WriteRegStr HKCU "${KEY}" "Publisher" "@AUTHORS@"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" $0
  ${RefreshShellIcons}
SectionEnd

Section Uninstall
  SetShellVarContext current
  ; A program that runs cannot be removed: nothing is touched then.
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\@NAME@-window.exe"
    Rename "$INSTDIR\@NAME@-window.exe" "$INSTDIR\@NAME@-leaving.exe"
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONSTOP "$(InUse)" /SD IDOK
      SetErrorLevel 3
      Quit
    ${EndIf}
    Rename "$INSTDIR\@NAME@-leaving.exe" "$INSTDIR\@NAME@-window.exe"
  ${EndIf}

  !insertmacro RemoveFiles
  Delete "$SMPROGRAMS\@TITLE@.lnk"
  DeleteRegKey HKCU "Software\Classes\${KIND}"
  ReadRegStr $0 HKCU "Software\Classes\.wgan" ""
  ${If} $0 == "${KIND}"
    DeleteRegKey HKCU "Software\Classes\.wgan"
  ${EndIf}
  DeleteRegKey HKCU "${KEY}"
  ${RefreshShellIcons}
  ; The folder goes last: once it is gone, so is everything.
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"

  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/SETTINGS" $1
  ${IfNot} ${Errors}
    RMDir /r "$LOCALAPPDATA\@NAME@"
  ${Else}
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(AskSettings)" /SD IDNO IDNO keep
    RMDir /r "$LOCALAPPDATA\@NAME@"
    keep:
  ${EndIf}
SectionEnd
