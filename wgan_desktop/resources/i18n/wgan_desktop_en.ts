<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>wgan_desktop</name>
    <message numerus="yes">
      <source>   (and {n} more)</source>
      <translation>
        <numerusform>   (and {n} more)</numerusform>
        <numerusform>   (and {n} more)</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>All {n} numbers of column {column} of {file} that can be used are the same; choose “One point”.</source>
      <translation>
        <numerusform>The {n} number of column {column} of {file} that can be used is no heap; choose “One point”.</numerusform>
        <numerusform>All {n} numbers of column {column} of {file} that can be used are the same; choose “One point”.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Column {column} of {file}: {n} numbers about their mean, {wide:g} units to a standard deviation.</source>
      <translation>
        <numerusform>Column {column} of {file}: {n} number about its mean, {wide:g} units to a standard deviation.</numerusform>
        <numerusform>Column {column} of {file}: {n} numbers about their mean, {wide:g} units to a standard deviation.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Learning {n} points of your own.</source>
      <translation>
        <numerusform>Learning {n} point of your own.</numerusform>
        <numerusform>Learning {n} points of your own.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Mean |∇f(y)| at generated points, over the last {n} steps. The optimal critic has 1.</source>
      <translation>
        <numerusform>Mean |∇f(y)| at generated points, over the last {n} step. The optimal critic has 1.</numerusform>
        <numerusform>Mean |∇f(y)| at generated points, over the last {n} steps. The optimal critic has 1.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>No exact transport: its process ended {n} times.</source>
      <translation>
        <numerusform>No exact transport: its process ended {n} time.</numerusform>
        <numerusform>No exact transport: its process ended {n} times.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Of {n} points {most} are used, evenly chosen.</source>
      <translation>
        <numerusform>Of {n} point {most} are used, evenly chosen.</numerusform>
        <numerusform>Of {n} points {most} are used, evenly chosen.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Read {n} points from {file} ({columns}).</source>
      <translation>
        <numerusform>Read {n} point from {file} ({columns}).</numerusform>
        <numerusform>Read {n} points from {file} ({columns}).</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The mean W1 of the same images seen along {n} random directions. It is not W1: of many dimensions most directions see next to nothing of a difference.</source>
      <translation>
        <numerusform>The mean W1 of the same images seen along {n} random direction. It is not W1: of many dimensions most directions see next to nothing of a difference.</numerusform>
        <numerusform>The mean W1 of the same images seen along {n} random directions. It is not W1: of many dimensions most directions see next to nothing of a difference.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The mean of the last {n} steps.</source>
      <translation>
        <numerusform>The mean of the last {n} step.</numerusform>
        <numerusform>The mean of the last {n} steps.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The program crashed {n} times in a row: this is safe mode.</source>
      <translation>
        <numerusform>The program crashed {n} time in a row: this is safe mode.</numerusform>
        <numerusform>The program crashed {n} times in a row: this is safe mode.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The program or its training crashed {n} times in a row: this is safe mode.</source>
      <translation>
        <numerusform>The program or its training crashed {n} time in a row: this is safe mode.</numerusform>
        <numerusform>The program or its training crashed {n} times in a row: this is safe mode.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The time from one beat to the next, which a person sees as smooth or not; over the last {n}.</source>
      <translation>
        <numerusform>The time from one beat to the next, which a person sees as smooth or not; over the last {n}.</numerusform>
        <numerusform>The time from one beat to the next, which a person sees as smooth or not; over the last {n}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The trainer died: all {n} steps are lost.</source>
      <translation>
        <numerusform>The trainer died: {n} step is lost.</numerusform>
        <numerusform>The trainer died: all {n} steps are lost.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The trainer died: {n} steps since the last checkpoint are lost.</source>
      <translation>
        <numerusform>The trainer died: {n} step since the last checkpoint is lost.</numerusform>
        <numerusform>The trainer died: {n} steps since the last checkpoint are lost.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>They are a uniform sample of {n}.</source>
      <translation>
        <numerusform>They are a uniform sample of {n}.</numerusform>
        <numerusform>They are a uniform sample of {n}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Transport of {n} images</source>
      <translation>
        <numerusform>Transport of {n} image</numerusform>
        <numerusform>Transport of {n} images</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>W1, the earth mover's distance of these {n} generated and {n} real images, by an exact solver.</source>
      <translation>
        <numerusform>W1, the earth mover's distance of these {n} generated and {n} real image, by an exact solver.</numerusform>
        <numerusform>W1, the earth mover's distance of these {n} generated and {n} real images, by an exact solver.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>W1, the earth mover's distance of {n} generated and {n} real samples, by an exact solver.</source>
      <translation>
        <numerusform>W1, the earth mover's distance of {n} generated and {n} real sample, by an exact solver.</numerusform>
        <numerusform>W1, the earth mover's distance of {n} generated and {n} real samples, by an exact solver.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>What a beat costs the window's own thread, painting included; over the last {n}.</source>
      <translation>
        <numerusform>What a beat costs the window's own thread, painting included; over the last {n}.</numerusform>
        <numerusform>What a beat costs the window's own thread, painting included; over the last {n}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>What a perfect generator would score at this number of images: mean and standard deviation of {n} draws.</source>
      <translation>
        <numerusform>What a perfect generator would score at this number of images: mean and standard deviation of {n} draw.</numerusform>
        <numerusform>What a perfect generator would score at this number of images: mean and standard deviation of {n} draws.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>What a perfect generator would score with so many samples: mean and standard deviation of {n} draws.</source>
      <translation>
        <numerusform>What a perfect generator would score with so many samples: mean and standard deviation of {n} draw.</numerusform>
        <numerusform>What a perfect generator would score with so many samples: mean and standard deviation of {n} draws.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>What a perfect generator would score: W1 of a stratified real cloud against an independent real one; mean ± standard deviation of {n} draws.</source>
      <translation>
        <numerusform>What a perfect generator would score: W1 of a stratified real cloud against an independent real one; mean ± standard deviation of {n} draw.</numerusform>
        <numerusform>What a perfect generator would score: W1 of a stratified real cloud against an independent real one; mean ± standard deviation of {n} draws.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>and {others} in {n} others</source>
      <translation>
        <numerusform>and {others} in {n} other</numerusform>
        <numerusform>and {others} in {n} others</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>layer {n}</source>
      <translation>
        <numerusform>layer {n}</numerusform>
        <numerusform>layer {n}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>the critic warms up for {n} updates</source>
      <translation>
        <numerusform>the critic warms up for {n} update</numerusform>
        <numerusform>the critic warms up for {n} updates</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>the run went on from here: {n} steps were lost</source>
      <translation>
        <numerusform>the run went on from here: {n} step was lost</numerusform>
        <numerusform>the run went on from here: {n} steps were lost</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{names} and {n} more</source>
      <translation>
        <numerusform>{names} and {n} more</numerusform>
        <numerusform>{names} and {n} more</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} a second</source>
      <translation>
        <numerusform>{n} a second</numerusform>
        <numerusform>{n} a second</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} columns, reduced to two principal components: {share:.0%} of the variance.</source>
      <translation>
        <numerusform>{n} column, reduced to two principal components: {share:.0%} of the variance.</numerusform>
        <numerusform>{n} columns, reduced to two principal components: {share:.0%} of the variance.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} draws</source>
      <translation>
        <numerusform>{n} draw</numerusform>
        <numerusform>{n} draws</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} generated and {n} real images.</source>
      <translation>
        <numerusform>{n} generated and {n} real image.</numerusform>
        <numerusform>{n} generated and {n} real images.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} generated points, counted in the same cells as the real ones.</source>
      <translation>
        <numerusform>{n} generated point, counted in the same cells as the real ones.</numerusform>
        <numerusform>{n} generated points, counted in the same cells as the real ones.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} images</source>
      <translation>
        <numerusform>{n} image</numerusform>
        <numerusform>{n} images</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} kept points.</source>
      <translation>
        <numerusform>{n} kept point.</numerusform>
        <numerusform>{n} kept points.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} of its {rows} rows were skipped: a cell is empty, no number or too large.</source>
      <translation>
        <numerusform>{n} of its {rows} rows was skipped: a cell is empty, no number or too large.</numerusform>
        <numerusform>{n} of its {rows} rows were skipped: a cell is empty, no number or too large.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} of the points are not finite.</source>
      <translation>
        <numerusform>{n} of the points is not finite.</numerusform>
        <numerusform>{n} of the points are not finite.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} points</source>
      <translation>
        <numerusform>{n} point</numerusform>
        <numerusform>{n} points</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} projections</source>
      <translation>
        <numerusform>{n} projection</numerusform>
        <numerusform>{n} projections</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} steps to {step}</source>
      <translation>
        <numerusform>{n} step to {step}</numerusform>
        <numerusform>{n} steps to {step}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{problem} has {n} modes</source>
      <translation>
        <numerusform>{problem} has {n} mode</numerusform>
        <numerusform>{problem} has {n} modes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Σ mass × distance of the {n} rays drawn. The pairs of the last picture are preferred by a little, so that the rays stay calm: it lies slightly above the W1 of the same points.</source>
      <translation>
        <numerusform>Σ mass × distance of the {n} ray drawn. The pairs of the last picture are preferred by a little, so that the rays stay calm: it lies slightly above the W1 of the same points.</numerusform>
        <numerusform>Σ mass × distance of the {n} rays drawn. The pairs of the last picture are preferred by a little, so that the rays stay calm: it lies slightly above the W1 of the same points.</numerusform>
      </translation>
    </message>
  </context>
</TS>
