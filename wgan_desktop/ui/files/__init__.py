"""What comes into the window and goes out of it: files, the clipboard, drawings, downloads, pictures of panels."""
