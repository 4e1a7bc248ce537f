<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
  <context>
    <name>wgan_desktop</name>
    <message numerus="yes">
      <source>   (and {n} more)</source>
      <translation>
        <numerusform>   (и ещё {n})</numerusform>
        <numerusform>   (и ещё {n})</numerusform>
        <numerusform>   (и ещё {n})</numerusform>
      </translation>
    </message>
    <message>
      <source>"{name}", the name of the points in this file</source>
      <translation>«{name}», имя точек из этого файла</translation>
    </message>
    <message>
      <source>(0, U),  U ~ U[0, 1);  the generator starts about (1, ½)</source>
      <translation>(0, U),  U ~ U[0, 1);  генератор начинает около (1, ½)</translation>
    </message>
    <message>
      <source>(and {count} more)</source>
      <translation>(и ещё {count})</translation>
    </message>
    <message>
      <source>(cos t, sin t) ∓ (½, ¼) + N(0, .05²),  upper and lower half</source>
      <translation>(cos t, sin t) ∓ (½, ¼) + N(0; 0,05²),  верхняя и нижняя половины</translation>
    </message>
    <message>
      <source>(cost − dual) / cost of the exact plan: potentials prove that no plan is cheaper by more than this.</source>
      <translation>(стоимость − двойственное) / стоимость точного плана: потенциалы доказывают, что никакой план не дешевле более чем на это.</translation>
    </message>
    <message>
      <source>(of {given})</source>
      <translation>(из {given})</translation>
    </message>
    <message>
      <source>(t cos t, t sin t)/7.5 + N(0, .25²)/7.5,  t ~ U[1.5π, 4.5π)</source>
      <translation>(t cos t, t sin t)/7,5 + N(0; 0,25²)/7,5,  t ~ U[1,5π; 4,5π)</translation>
    </message>
    <message>
      <source>(t, t/2) + N(0, .02²),  t ~ U[−1.7, 1.7)</source>
      <translation>(t, t/2) + N(0; 0,02²),  t ~ U[−1,7; 1,7)</translation>
    </message>
    <message>
      <source>--device mps chooses it.</source>
      <translation>Его выбирает --device mps.</translation>
    </message>
    <message>
      <source>0 to log 2</source>
      <translation>от 0 до ln 2</translation>
    </message>
    <message>
      <source>0 up to rounding</source>
      <translation>0 с точностью до округления</translation>
    </message>
    <message>
      <source>1 in 100 takes longer</source>
      <translation>дольше — 1 из 100</translation>
    </message>
    <message>
      <source>1 or 2</source>
      <translation>1 или 2</translation>
    </message>
    <message>
      <source>1 when descent stands still</source>
      <translation>1, когда спуск стоит на месте</translation>
    </message>
    <message>
      <source>1 when every order of carrying costs the same</source>
      <translation>1, когда любой порядок переноса стоит одинаково</translation>
    </message>
    <message>
      <source>1,797 images of 8 × 8 pixels, grey values in [−1, 1]</source>
      <translation>1797 изображений 8 × 8 пикселей, оттенки серого в [−1, 1]</translation>
    </message>
    <message>
      <source>1.3 R(2πk/5 + ¼ eʳ) (r, N(0, .1²)),  r ~ N(1, .3²),  k = 0 … 4</source>
      <translation>1,3 R(2πk/5 + ¼ eʳ) (r, N(0; 0,1²)),  r ~ N(1; 0,3²),  k = 0 … 4</translation>
    </message>
    <message>
      <source>1/25 Σ N(cₖ, .05²),  cₖ on the grid {−4, −2, 0, 2, 4}²</source>
      <translation>1/25 Σ N(cₖ; 0,05²),  cₖ на решётке {−4, −2, 0, 2, 4}²</translation>
    </message>
    <message>
      <source>1/25 Σ N(cₖ, .05²)/2.828,  cₖ on the grid 2 × {−2 … 2}²</source>
      <translation>1/25 Σ N(cₖ; 0,05²)/2,828,  cₖ на решётке 2 × {−2 … 2}²</translation>
    </message>
    <message>
      <source>1: W1, 2: squared W2; used by the critic-free transport loss.</source>
      <translation>1: W1, 2: квадрат W2; нужен транспортной функции потерь без критика.</translation>
    </message>
    <message>
      <source>1st component</source>
      <translation>1-я компонента</translation>
    </message>
    <message>
      <source>2nd component</source>
      <translation>2-я компонента</translation>
    </message>
    <message>
      <source>70,000 handwritten digits of 28 × 28 pixels, in grey; 60,000 of them are learnt.</source>
      <translation>70 000 рукописных цифр 28 × 28 пикселей, в оттенках серого; для обучения — 60 000 из них.</translation>
    </message>
    <message>
      <source>70,000 pieces of clothing of 28 × 28 pixels, in grey; 60,000 of them are learnt.</source>
      <translation>70 000 предметов одежды 28 × 28 пикселей, в оттенках серого; для обучения — 60 000 из них.</translation>
    </message>
    <message>
      <source>: {name} is never below {low:g}</source>
      <translation>: {name} не бывает меньше {low:g}</translation>
    </message>
    <message>
      <source>: {name} lies between {low:g} and {high:g}</source>
      <translation>: {name} лежит между {low:g} и {high:g}</translation>
    </message>
    <message>
      <source>A CSV file, or the content hash under which points were kept; used by the problem “own points”.</source>
      <translation>Файл CSV или хеш содержимого, под которым сохранены точки; нужен задаче «Свои точки».</translation>
    </message>
    <message>
      <source>A GPU is used where PyTorch finds one.</source>
      <translation>GPU используется там, где PyTorch его находит.</translation>
    </message>
    <message>
      <source>A Wasserstein GAN is being trained behind this page. Let a lesson show you what there is to see, or just watch and turn the controls. Lessons are in the Help menu.</source>
      <translation>За этой страницей обучается GAN Вассерштейна. Пусть урок покажет, что здесь есть, или просто смотрите и крутите регуляторы. Уроки находятся в меню «Справка».</translation>
    </message>
    <message>
      <source>A change restarts the run.</source>
      <translation>Изменение начинает запуск заново.</translation>
    </message>
    <message>
      <source>A change takes effect at the next step.</source>
      <translation>Изменение вступает в силу на следующем шаге.</translation>
    </message>
    <message>
      <source>A closed band: a round heap of noise has to be torn open in its middle.</source>
      <translation>Замкнутая полоса: круглую кучу шума нужно разорвать посередине.</translation>
    </message>
    <message>
      <source>A column of numbers</source>
      <translation>Столбец чисел</translation>
    </message>
    <message>
      <source>A confident critic leaves the generator without a slope: it saturates, which is what there is to see here.</source>
      <translation>Уверенный критик оставляет генератор без наклона: функция насыщается, что здесь и видно.</translation>
    </message>
    <message>
      <source>A copy of the run that the controls act on.</source>
      <translation>Копия запуска, которым управляют.</translation>
    </message>
    <message>
      <source>A duel has at most four runs; remove one first.</source>
      <translation>В дуэли не больше четырёх запусков; сначала уберите один.</translation>
    </message>
    <message>
      <source>A duel has two runs at least; end the duel instead.</source>
      <translation>В дуэли не меньше двух запусков; вместо этого завершите дуэль.</translation>
    </message>
    <message>
      <source>A duel has two to four runs.</source>
      <translation>В дуэли от двух до четырёх запусков.</translation>
    </message>
    <message>
      <source>A folder of pictures, or a file of them: IDX (MNIST), LSUN's LMDB, NumPy, CIFAR; used by the problem “own pictures”.</source>
      <translation>Папка с картинками или файл с ними: IDX (MNIST), LMDB из LSUN, NumPy, CIFAR; нужно для задачи «свои картинки».</translation>
    </message>
    <message>
      <source>A generated image on its way to its real one, fading from the one into the other: (1 − t) × generated + t × real. Among pixels this is the straight path itself; among features it only shows what becomes of what.</source>
      <translation>Созданное изображение на пути к своему настоящему, постепенно переходящее в него: (1 − t) × созданное + t × настоящее. В пространстве пикселей это и есть прямой путь; в пространстве признаков видно лишь, что во что переходит.</translation>
    </message>
    <message>
      <source>A generator that is an MLP of 4 × 512 before a DCGAN's critic: the paper's figure of robustness, where WGAN trains on and GAN does not. Clipping at 0.01, RMSprop at 5·10⁻⁵, batches of 64, as published for bedrooms of 64 × 64 pixels; here on the digits, and on your own pictures as soon as you drop them.</source>
      <translation>Генератор-MLP 4 × 512 перед критиком DCGAN: рисунок об устойчивости из статьи, где WGAN обучается, а GAN нет. Обрезка до 0,01, RMSprop со скоростью 5·10⁻⁵, пакеты по 64, как опубликовано для спален 64 × 64 пикселя; здесь на цифрах, а на ваших картинках — как только вы их перетащите в окно.</translation>
    </message>
    <message>
      <source>A heap has no negative mass.</source>
      <translation>В куче не бывает отрицательной массы.</translation>
    </message>
    <message>
      <source>A heap's places and masses must be finite numbers.</source>
      <translation>Места и массы кучи должны быть конечными числами.</translation>
    </message>
    <message>
      <source>A heuristic: the largest slope measured is at most K, so that this may lie on either side of W1; a clipped critic is often too simple to reach it.</source>
      <translation>Эвристика: наибольший измеренный наклон не больше K, так что это число может лежать по любую сторону от W1; критик с обрезанными весами часто слишком прост, чтобы до него дотянуться.</translation>
    </message>
    <message>
      <source>A high power of the slope: free below 1, forbidding above. No Lipschitz bound has to be reached.</source>
      <translation>Высокая степень наклона: ниже 1 она почти ничего не стоит, выше 1 запретительно велика. Достигать липшицевой границы не нужно.</translation>
    </message>
    <message>
      <source>A lesson</source>
      <translation>Урок</translation>
    </message>
    <message>
      <source>A line</source>
      <translation>Прямая</translation>
    </message>
    <message>
      <source>A mixture needs finite means, positive standard deviations and some weight.</source>
      <translation>Смеси нужны конечные средние, положительные стандартные отклонения и ненулевой вес.</translation>
    </message>
    <message>
      <source>A part of its path is no folder.</source>
      <translation>Часть пути к нему — не папка.</translation>
    </message>
    <message>
      <source>A run has no picture yet: let it play for a moment.</source>
      <translation>У одного из запусков ещё нет снимка: пусть он немного поучится.</translation>
    </message>
    <message>
      <source>A run's text, settings, or points as CSV.</source>
      <translation>Текст запуска, настройки или точки в CSV.</translation>
    </message>
    <message>
      <source>A run, settings, your own points as CSV, or pictures.</source>
      <translation>Запуск, настройки, свои точки в CSV или картинки.</translation>
    </message>
    <message>
      <source>A run: its stage, its curves and its controls</source>
      <translation>Запуск: сцена, кривые и управление</translation>
    </message>
    <message>
      <source>A slope of 1 around the data only; nothing is asked of the critic anywhere else.</source>
      <translation>Наклон 1 только вокруг данных; в других местах от критика ничего не требуется.</translation>
    </message>
    <message>
      <source>A slope that small teaches the generator nothing.</source>
      <translation>Столь малый наклон ничему не учит генератор.</translation>
    </message>
    <message>
      <source>A small network that learns these heaps as WGAN-GP's critic does, a little at every beat. Divided by its greatest slope it proves a lower bound of W1.</source>
      <translation>Маленькая сеть учится на этих кучах, как критик WGAN-GP, понемногу на каждом такте. Делённая на свой наибольший наклон, она доказывает нижнюю границу W1.</translation>
    </message>
    <message>
      <source>A stop condition was met; play to go on beyond it.</source>
      <translation>Выполнено условие остановки; чтобы идти дальше, нажмите пуск.</translation>
    </message>
    <message>
      <source>A uniform heap must begin below its end, not at {low:g} for {high:g}.</source>
      <translation>Равномерная куча должна начинаться раньше, чем кончается, а не в {low:g} при конце {high:g}.</translation>
    </message>
    <message>
      <source>A {network} makes pictures, and these are points; choose the MLP, or another problem.</source>
      <translation>{network} создаёт картинки, а здесь точки; выберите MLP или другую задачу.</translation>
    </message>
    <message>
      <source>About</source>
      <translation>О программе</translation>
    </message>
    <message>
      <source>Actions</source>
      <translation>Действия</translation>
    </message>
    <message>
      <source>Activation</source>
      <translation>Активация</translation>
    </message>
    <message>
      <source>Adam</source>
      <translation>Adam</translation>
    </message>
    <message>
      <source>Adam's memory of the gradient.</source>
      <translation>Как долго Adam помнит градиент.</translation>
    </message>
    <message>
      <source>Adam's memory of the squared gradient; RMSprop's α.</source>
      <translation>Как долго Adam помнит квадрат градиента; α у RMSprop.</translation>
    </message>
    <message>
      <source>Add a run</source>
      <translation>Добавить запуск</translation>
    </message>
    <message>
      <source>After the last one, on all.</source>
      <translation>После последнего — всеми.</translation>
    </message>
    <message>
      <source>Against the present run</source>
      <translation>Против нынешнего запуска</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Все</translation>
    </message>
    <message>
      <source>All alike</source>
      <translation>Все одинаковы</translation>
    </message>
    <message>
      <source>All data that are skipped, and why.</source>
      <translation>Всё, что пропущено в данных, и почему.</translation>
    </message>
    <message>
      <source>All that the bottom line says of the run, to be read and copied</source>
      <translation>Всё, что говорит о запуске нижняя строка: прочесть и скопировать</translation>
    </message>
    <message numerus="yes">
      <source>All {n} numbers of column {column} of {file} that can be used are the same; choose “One point”.</source>
      <translation>
        <numerusform>В столбце {column} файла {file} годится {n} число, и все они одинаковы; выберите «Одна точка».</numerusform>
        <numerusform>В столбце {column} файла {file} годятся {n} числа, и все они одинаковы; выберите «Одна точка».</numerusform>
        <numerusform>В столбце {column} файла {file} годятся {n} чисел, и все они одинаковы; выберите «Одна точка».</numerusform>
      </translation>
    </message>
    <message>
      <source>Allowed: {range}.</source>
      <translation>Допустимо: {range}.</translation>
    </message>
    <message>
      <source>Alpaydin &amp; Kaynak 1998, UCI Machine Learning Repository, doi 10.24432/C50P49, CC BY 4.0</source>
      <translation>Alpaydin &amp; Kaynak 1998, UCI Machine Learning Repository, doi 10.24432/C50P49, CC BY 4.0</translation>
    </message>
    <message>
      <source>An arrow is the critic's gradient at a generated point; its colour is cos(gradient, exact ray).</source>
      <translation>Стрелка — градиент критика в созданной точке; её цвет — cos(градиент, точный луч).</translation>
    </message>
    <message>
      <source>Another folder …</source>
      <translation>Другая папка …</translation>
    </message>
    <message>
      <source>Apple GPU (MPS)</source>
      <translation>Apple GPU (MPS)</translation>
    </message>
    <message>
      <source>Arjovsky, Chintala, Bottou 2017, Wasserstein GAN</source>
      <translation>Arjovsky, Chintala, Bottou 2017, Wasserstein GAN</translation>
    </message>
    <message>
      <source>Arjovsky, Chintala, Bottou 2017, Wasserstein GAN, example 1</source>
      <translation>Arjovsky, Chintala, Bottou 2017, Wasserstein GAN, пример 1</translation>
    </message>
    <message>
      <source>Arjovsky, Chintala, Bottou 2017, Wasserstein GAN, figure 2</source>
      <translation>Arjovsky, Chintala, Bottou 2017, Wasserstein GAN, рис. 2</translation>
    </message>
    <message>
      <source>Arjovsky, Chintala, Bottou 2017, section 4</source>
      <translation>Arjovsky, Chintala, Bottou 2017, раздел 4</translation>
    </message>
    <message>
      <source>Arrow keys move a mark; Enter starts from there.</source>
      <translation>Стрелки двигают метку, Enter начинает с неё.</translation>
    </message>
    <message>
      <source>Arrow keys move the earth; with Shift, the holes.</source>
      <translation>Стрелки двигают землю, с Shift — ямы.</translation>
    </message>
    <message>
      <source>As PNG, SVG or CSV.</source>
      <translation>В PNG, SVG или CSV.</translation>
    </message>
    <message>
      <source>As the critic's</source>
      <translation>Как у критика</translation>
    </message>
    <message>
      <source>As the pictures are</source>
      <translation>Как в самих картинках</translation>
    </message>
    <message>
      <source>Ask if many</source>
      <translation>Спросить, если много</translation>
    </message>
    <message>
      <source>Asks for what the theory asks for: a slope of at most 1. It does not reward a slope of −1.</source>
      <translation>Требует того же, что и теория: наклона не больше 1. Наклон −1 не поощряет.</translation>
    </message>
    <message>
      <source>At step {step}: </source>
      <translation>На шаге {step}: </translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>Автоматически</translation>
    </message>
    <message>
      <source>Averaged</source>
      <translation>Усреднённые</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Назад</translation>
    </message>
    <message>
      <source>Back to the preset's {value}</source>
      <translation>Вернуть значение набора: {value}</translation>
    </message>
    <message>
      <source>Back to the previous run</source>
      <translation>Вернуться к прежнему запуску</translation>
    </message>
    <message>
      <source>Batch norm in both</source>
      <translation>По пакету у обоих</translation>
    </message>
    <message>
      <source>Batch norm in the generator alone</source>
      <translation>По пакету, только у генератора</translation>
    </message>
    <message>
      <source>Batch norm makes the critic's slope at a point depend on the others, and the penalty is on each</source>
      <translation>Из-за нормализации по пакету наклон критика в точке зависит от остальных, а штраф берётся в каждой</translation>
    </message>
    <message>
      <source>Batch norm, in the critic layer norm</source>
      <translation>По пакету, у критика по слою</translation>
    </message>
    <message>
      <source>Batch size</source>
      <translation>Размер пакета</translation>
    </message>
    <message>
      <source>Begin again, on the CPU.</source>
      <translation>Начните заново на CPU.</translation>
    </message>
    <message>
      <source>Begin again.</source>
      <translation>Начните заново.</translation>
    </message>
    <message>
      <source>Below, the share of each mode: solid within 3 standard deviations, hatched beyond.</source>
      <translation>Ниже — доля каждой моды: сплошная в пределах 3 стандартных отклонений, штриховка дальше.</translation>
    </message>
    <message>
      <source>Black screen</source>
      <translation>Чёрный экран</translation>
    </message>
    <message>
      <source>Block by block, or all at once.</source>
      <translation>Блок за блоком или всё сразу.</translation>
    </message>
    <message>
      <source>Bonneel et al. 2011 (network simplex)</source>
      <translation>Bonneel и др. 2011 (сетевой симплекс-метод)</translation>
    </message>
    <message>
      <source>Both learning rates fall linearly over so many steps, down to their final fraction; 0: constant.</source>
      <translation>За столько шагов обе скорости обучения линейно падают до своей конечной доли; 0: постоянны.</translation>
    </message>
    <message>
      <source>Both plans, from the earth's points (up) to the holes' points (across): dots exact, shades entropic.</source>
      <translation>Оба плана, от точек земли (вверх) к точкам ям (вправо): точки — точный, оттенки — энтропийный.</translation>
    </message>
    <message>
      <source>Brush</source>
      <translation>Кисть</translation>
    </message>
    <message>
      <source>Burst every</source>
      <translation>Серия каждые</translation>
    </message>
    <message>
      <source>Burst until step</source>
      <translation>Серии до шага</translation>
    </message>
    <message>
      <source>By score</source>
      <translation>По значению</translation>
    </message>
    <message>
      <source>CIFAR's binary files</source>
      <translation>двоичные файлы CIFAR</translation>
    </message>
    <message>
      <source>CPU</source>
      <translation>CPU</translation>
    </message>
    <message>
      <source>CUDA graphs</source>
      <translation>Графы CUDA</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Отмена</translation>
    </message>
    <message>
      <source>Cancelled. What has been downloaded is kept: “Download” goes on from there.</source>
      <translation>Отменено. Уже загруженное сохранено: «Загрузить» продолжит с этого места.</translation>
    </message>
    <message>
      <source>Canvas</source>
      <translation>Холст</translation>
    </message>
    <message>
      <source>Carry</source>
      <translation>Перенести</translation>
    </message>
    <message>
      <source>Carry one heap of earth to another, and measure how far apart they are</source>
      <translation>Перенести одну кучу земли на место другой и измерить, насколько они далеки друг от друга</translation>
    </message>
    <message>
      <source>Carry the earth</source>
      <translation>Переносить землю</translation>
    </message>
    <message>
      <source>Carry the earth, or stop</source>
      <translation>Переносить землю или остановиться</translation>
    </message>
    <message>
      <source>Choose generated images: real ones have no latents.</source>
      <translation>Выбирайте созданные картинки: у настоящих нет латентных векторов.</translation>
    </message>
    <message>
      <source>Choose layer norm for the critic, or none (Gulrajani et al. 2017, section 4).</source>
      <translation>Выберите для критика нормализацию по слою или никакой (Gulrajani и др. 2017, раздел 4).</translation>
    </message>
    <message>
      <source>Choose other data.</source>
      <translation>Выберите другие данные.</translation>
    </message>
    <message>
      <source>Choose others …</source>
      <translation>Выбрать другие …</translation>
    </message>
    <message>
      <source>Choose smaller widths, or fewer layers.</source>
      <translation>Возьмите меньшую ширину или меньше слоёв.</translation>
    </message>
    <message>
      <source>Choose the image where the walk ends.</source>
      <translation>Выберите картинку, где прогулка кончается.</translation>
    </message>
    <message>
      <source>Choose two generated images, and see what lies between them in the space of latents.</source>
      <translation>Выберите две созданные картинки и посмотрите, что лежит между ними в пространстве латентных векторов.</translation>
    </message>
    <message>
      <source>Choose where the walk begins.</source>
      <translation>Выберите, где прогулка начинается.</translation>
    </message>
    <message>
      <source>Circle</source>
      <translation>Окружность</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Очистить</translation>
    </message>
    <message>
      <source>Click: nearest real images</source>
      <translation>Щелчок: ближайшие настоящие</translation>
    </message>
    <message>
      <source>Click: the walk begins here</source>
      <translation>Щелчок: начало прогулки</translation>
    </message>
    <message>
      <source>Click: the walk ends here</source>
      <translation>Щелчок: конец прогулки</translation>
    </message>
    <message>
      <source>Clip value</source>
      <translation>Порог обрезки</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Закрыть</translation>
    </message>
    <message>
      <source>Close {panel}</source>
      <translation>Закрыть: {panel}</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>Цвет</translation>
    </message>
    <message>
      <source>Column of a CSV …</source>
      <translation>Столбец CSV …</translation>
    </message>
    <message>
      <source>Column {column} of {file} holds one number that can be used; choose “One point”.</source>
      <translation>В столбце {column} файла {file} годится только одно число; выберите «Одна точка».</translation>
    </message>
    <message numerus="yes">
      <source>Column {column} of {file}: {n} numbers about their mean, {wide:g} units to a standard deviation.</source>
      <translation>
        <numerusform>Столбец {column} из {file}: {n} число относительно среднего, {wide:g} ед. на стандартное отклонение.</numerusform>
        <numerusform>Столбец {column} из {file}: {n} числа относительно среднего, {wide:g} ед. на стандартное отклонение.</numerusform>
        <numerusform>Столбец {column} из {file}: {n} чисел относительно среднего, {wide:g} ед. на стандартное отклонение.</numerusform>
      </translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>Столбцы</translation>
    </message>
    <message>
      <source>Command palette</source>
      <translation>Палитра команд</translation>
    </message>
    <message>
      <source>Constraint</source>
      <translation>Ограничение</translation>
    </message>
    <message>
      <source>Constraint of run {run}</source>
      <translation>Ограничение запуска {run}</translation>
    </message>
    <message>
      <source>Constraint weight</source>
      <translation>Вес ограничения</translation>
    </message>
    <message>
      <source>Controls</source>
      <translation>Управление</translation>
    </message>
    <message>
      <source>Controls act on</source>
      <translation>Управлять</translation>
    </message>
    <message>
      <source>Controls act on the next run</source>
      <translation>Управлять следующим запуском</translation>
    </message>
    <message>
      <source>Copy and export {panel}</source>
      <translation>Копировать и сохранить: {panel}</translation>
    </message>
    <message>
      <source>Copy as picture</source>
      <translation>Копировать как картинку</translation>
    </message>
    <message>
      <source>Copy details</source>
      <translation>Копировать подробности</translation>
    </message>
    <message>
      <source>Copy run as text</source>
      <translation>Копировать запуск как текст</translation>
    </message>
    <message>
      <source>Corrected</source>
      <translation>Поправленная</translation>
    </message>
    <message>
      <source>Corrected, not exact: a critic that lags reads low, and under a light weight a converged one reads high, by up to a third at λ = 0.1.</source>
      <translation>Поправлена, но не точна: отстающий критик занижает, а сошедшийся при малом весе завышает — до трети при λ = 0,1.</translation>
    </message>
    <message>
      <source>Cost of a grain's way</source>
      <translation>Стоимость пути песчинки</translation>
    </message>
    <message>
      <source>Critic</source>
      <translation>Критик</translation>
    </message>
    <message>
      <source>Critic and generator losses, the critic's estimate beside the exact distance, and divergences.</source>
      <translation>Потери критика и генератора, оценка критика рядом с точным расстоянием и дивергенции.</translation>
    </message>
    <message>
      <source>Critic burst</source>
      <translation>Серия критика</translation>
    </message>
    <message>
      <source>Critic depth</source>
      <translation>Глубина критика</translation>
    </message>
    <message>
      <source>Critic loss</source>
      <translation>Потери критика</translation>
    </message>
    <message>
      <source>Critic steps</source>
      <translation>Шаги критика</translation>
    </message>
    <message>
      <source>Critic updates after a switch of loss or constraint, before the generator moves again.</source>
      <translation>Обновления критика после смены функции потерь или ограничения, пока генератор стоит.</translation>
    </message>
    <message>
      <source>Critic updates before each generator update.</source>
      <translation>Обновления критика перед каждым обновлением генератора.</translation>
    </message>
    <message>
      <source>Critic updates in a burst step; 0: no bursts.</source>
      <translation>Обновления критика на шаге серии; 0: без серий.</translation>
    </message>
    <message>
      <source>Critic width</source>
      <translation>Ширина критика</translation>
    </message>
    <message>
      <source>Critic's learning rate</source>
      <translation>Скорость обучения критика</translation>
    </message>
    <message>
      <source>Critic's slope ψ over the generated point θ; the real point is 0; a click starts from there; dots: the gradient vanishes</source>
      <translation>Наклон критика ψ от созданной точки θ; настоящая точка в 0; щелчок начинает оттуда; точки: градиент исчезает</translation>
    </message>
    <message>
      <source>Curves</source>
      <translation>Кривые</translation>
    </message>
    <message>
      <source>DCGAN</source>
      <translation>DCGAN</translation>
    </message>
    <message>
      <source>DCGAN and ResNet are for pictures: their widths are the channels next to the picture, and their depth follows from the picture's side.</source>
      <translation>DCGAN и ResNet нужны для картинок: их ширина — это число каналов возле картинки, а глубина следует из её стороны.</translation>
    </message>
    <message>
      <source>DRAGAN</source>
      <translation>DRAGAN</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Тёмная</translation>
    </message>
    <message>
      <source>Dark or light</source>
      <translation>Тёмная или светлая</translation>
    </message>
    <message>
      <source>Data that cannot be used …</source>
      <translation>Негодные данные …</translation>
    </message>
    <message>
      <source>Decay of an exponential moving average of the generator's weights, such as 0.999. It trains nothing; its samples are shown beside the generator's own. 0: none.</source>
      <translation>Коэффициент экспоненциального скользящего среднего весов генератора, например 0,999. Само оно ничего не обучает; его примеры показаны рядом с примерами самого генератора. 0: без усреднения.</translation>
    </message>
    <message>
      <source>Descend on</source>
      <translation>Спускаться по</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>Подробности</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Устройство</translation>
    </message>
    <message>
      <source>Dirac-GAN</source>
      <translation>Dirac-GAN</translation>
    </message>
    <message>
      <source>Dismiss</source>
      <translation>Закрыть</translation>
    </message>
    <message>
      <source>Distance from the equilibrium, |(θ, ψ)|. {formula}</source>
      <translation>Расстояние до равновесия, |(θ, ψ)|. {formula}</translation>
    </message>
    <message>
      <source>Distances over θ; triangles are infinite</source>
      <translation>Расстояния от θ; треугольник — ∞</translation>
    </message>
    <message>
      <source>Distribution of the generator's input. From real points + N(0, 1) a generator without hidden layers starts as the identity: at learning rate 0 it is the fixed generator of the WGAN-GP paper's figure 1.</source>
      <translation>Распределение входа генератора. На настоящих точках + N(0, 1) генератор без скрытых слоёв начинает с тождества: при скорости обучения 0 это фиксированный генератор с рисунка 1 статьи о WGAN-GP.</translation>
    </message>
    <message>
      <source>Do anything by its name</source>
      <translation>Любое действие по имени</translation>
    </message>
    <message>
      <source>Download</source>
      <translation>Загрузить</translation>
    </message>
    <message>
      <source>Download {name}</source>
      <translation>Загрузка {name}</translation>
    </message>
    <message>
      <source>Download {name} …</source>
      <translation>Загрузить {name} …</translation>
    </message>
    <message>
      <source>Downloaded so far</source>
      <translation>Сколько загружено</translation>
    </message>
    <message>
      <source>Downloading; the run goes on meanwhile.</source>
      <translation>Идёт загрузка; обучение тем временем продолжается.</translation>
    </message>
    <message>
      <source>Draw a distribution</source>
      <translation>Нарисовать распределение</translation>
    </message>
    <message>
      <source>Draw a distribution …</source>
      <translation>Нарисовать распределение …</translation>
    </message>
    <message>
      <source>Draw in the dashed square; the right button takes points away.</source>
      <translation>Рисуйте в пунктирном квадрате; правая кнопка убирает точки.</translation>
    </message>
    <message>
      <source>Drawn with the mouse</source>
      <translation>Нарисовано мышью</translation>
    </message>
    <message>
      <source>Duel</source>
      <translation>Дуэль</translation>
    </message>
    <message>
      <source>E f(data) − E f(θ)</source>
      <translation>E f(данные) − E f(θ)</translation>
    </message>
    <message>
      <source>E f(x) − E f(y), without the penalty. Divided by the critic's true Lipschitz constant it is at most the W1 of the same samples.</source>
      <translation>E f(x) − E f(y), без штрафа. Делённая на истинную константу Липшица критика, она не больше W1 тех же выборок.</translation>
    </message>
    <message>
      <source>ELU</source>
      <translation>ELU</translation>
    </message>
    <message>
      <source>EMA of the generator</source>
      <translation>EMA генератора</translation>
    </message>
    <message>
      <source>Each picture is shown mirrored half of the time: right for bedrooms, wrong for digits.</source>
      <translation>Каждая картинка в половине случаев показывается зеркально: годится для спален, не годится для цифр.</translation>
    </message>
    <message>
      <source>Each run takes the loss and the constraint of the next one.</source>
      <translation>Каждый запуск берёт функцию потерь и ограничение следующего.</translation>
    </message>
    <message>
      <source>Each takes a minute or two, and can be taken over by hand at any moment.</source>
      <translation>Каждый занимает минуту-другую, и в любой момент управление можно взять в свои руки.</translation>
    </message>
    <message>
      <source>Earth flow</source>
      <translation>Перенос земли</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>Правка</translation>
    </message>
    <message>
      <source>Eight narrow heaps on a circle: the classic test for lost modes.</source>
      <translation>Восемь узких куч на окружности: классическая проверка на потерю мод.</translation>
    </message>
    <message>
      <source>End the duel</source>
      <translation>Закончить дуэль</translation>
    </message>
    <message>
      <source>End the lesson; everything stays as it is (H)</source>
      <translation>Закончить урок; всё остаётся как есть (H)</translation>
    </message>
    <message>
      <source>English</source>
      <translation>English</translation>
    </message>
    <message>
      <source>Entropic plan, not exact, and not done: {count} iterations since the last change, {wrong} of the mass misplaced.</source>
      <translation>Энтропийный план, не точный и не досчитанный: итераций с последнего изменения {count}, не на месте {wrong} массы.</translation>
    </message>
    <message>
      <source>Entropic plan, not exact: {count} iterations since the last change, margins right to {error}.</source>
      <translation>Энтропийный план, не точный: итераций с последнего изменения {count}, маргиналы верны до {error}.</translation>
    </message>
    <message>
      <source>Entropic rays</source>
      <translation>Энтропийные лучи</translation>
    </message>
    <message>
      <source>Equal seconds</source>
      <translation>Поровну секунд</translation>
    </message>
    <message>
      <source>Equal steps</source>
      <translation>Поровну шагов</translation>
    </message>
    <message>
      <source>Eraser</source>
      <translation>Ластик</translation>
    </message>
    <message>
      <source>Estimate</source>
      <translation>Оценка</translation>
    </message>
    <message>
      <source>Euclidean distance of all pixels: what W1, its floor and the critic are about.</source>
      <translation>Евклидово расстояние по всем пикселям: в нём измерены W1, его шумовой порог и критик.</translation>
    </message>
    <message>
      <source>Euclidean distance of features: of a small classifier trained here on these very data where they have classes, else of fixed random convolutions. Its unit is the spread of the real features.</source>
      <translation>Евклидово расстояние между признаками: небольшого классификатора, обученного здесь же на этих данных, если у них есть классы, иначе — постоянных случайных свёрток. Единица — разброс признаков настоящих изображений.</translation>
    </message>
    <message>
      <source>Euclidean distances over all values of an image.</source>
      <translation>Евклидовы расстояния по всем значениям картинки.</translation>
    </message>
    <message>
      <source>Euclidean distances over all values of an image. A real image has its nearest other real one {far} away (median): a generated one that is much nearer is learnt by heart.</source>
      <translation>Евклидовы расстояния по всем значениям картинки. От настоящей картинки до ближайшей другой настоящей {far} (медиана): созданная, которая намного ближе, выучена наизусть.</translation>
    </message>
    <message>
      <source>Every critic layer divided by its largest singular value, and the hinge loss. Its paper trains on images; here it is the 4 × 128 ReLU network with noise N(0, I₂) on the ring of 8.</source>
      <translation>Каждый слой критика делится на своё наибольшее сингулярное число; потери hinge. В статье учатся на картинках, здесь — сеть ReLU 4 × 128 с шумом N(0, I₂) на кольце из 8.</translation>
    </message>
    <message>
      <source>Every critic parameter is clamped to [-c, c] after its step.</source>
      <translation>После шага критика каждый его параметр обрезается до [-c, c].</translation>
    </message>
    <message>
      <source>Every draw is new, so both are one but for chance: {gap} apart</source>
      <translation>Каждая выборка новая, поэтому кривые расходятся лишь случайно: на {gap}</translation>
    </message>
    <message>
      <source>Every generated point walks straight along its ray. The oracle to hold a critic against.</source>
      <translation>Каждая созданная точка идёт прямо по своему лучу. Эталон, с которым сверяют критика.</translation>
    </message>
    <message>
      <source>Every grain goes straight along its ray.</source>
      <translation>Каждая песчинка идёт прямо по своему лучу.</translation>
    </message>
    <message>
      <source>Every run gets the same number of generator steps.</source>
      <translation>Каждому запуску поровну шагов генератора.</translation>
    </message>
    <message>
      <source>Every run gets the same training time.</source>
      <translation>Каждому запуску поровну времени обучения.</translation>
    </message>
    <message>
      <source>Every so many steps one burst step; 0: never.</source>
      <translation>Раз в столько шагов один шаг серии; 0: никогда.</translation>
    </message>
    <message>
      <source>Every step below this number is a burst step.</source>
      <translation>Каждый шаг до этого номера — шаг серии.</translation>
    </message>
    <message>
      <source>Everything drawn is the real state of a stated step. Free software under the MIT licence.</source>
      <translation>Всё нарисованное — действительное состояние указанного шага. Свободная программа под лицензией MIT.</translation>
    </message>
    <message>
      <source>Everything that can be set.</source>
      <translation>Всё, что можно настроить.</translation>
    </message>
    <message>
      <source>Exact W1</source>
      <translation>Точное W1</translation>
    </message>
    <message>
      <source>Exact transport (no critic)</source>
      <translation>Точный перенос</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Сохранить</translation>
    </message>
    <message>
      <source>Export as {kind} …</source>
      <translation>Сохранить как {kind} …</translation>
    </message>
    <message>
      <source>Export the plate</source>
      <translation>Сохранить иллюстрацию</translation>
    </message>
    <message>
      <source>Export the plate on white …</source>
      <translation>Сохранить иллюстрацию на белом …</translation>
    </message>
    <message>
      <source>Export the plate …</source>
      <translation>Сохранить иллюстрацию …</translation>
    </message>
    <message>
      <source>Export the stage …</source>
      <translation>Сохранить сцену …</translation>
    </message>
    <message>
      <source>Export the walk</source>
      <translation>Сохранить прогулку</translation>
    </message>
    <message>
      <source>Export …</source>
      <translation>Сохранить …</translation>
    </message>
    <message>
      <source>Fashion-MNIST</source>
      <translation>Fashion-MNIST</translation>
    </message>
    <message>
      <source>Features are learnt from the real images first.</source>
      <translation>Сначала по настоящим изображениям выучиваются признаки.</translation>
    </message>
    <message>
      <source>Fewer than two hidden layers: nothing to compare.</source>
      <translation>Меньше двух скрытых слоёв: сравнивать нечего.</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Файл</translation>
    </message>
    <message>
      <source>Final learning-rate fraction</source>
      <translation>Конечная доля скорости обучения</translation>
    </message>
    <message>
      <source>Five bent arms that nearly meet: neither round heaps nor a thin band.</source>
      <translation>Пять изогнутых лопастей, почти сходящихся: не круглые кучи и не тонкая полоса.</translation>
    </message>
    <message>
      <source>Flattens the critic on both heaps; with the relativistic loss it is R3GAN.</source>
      <translation>Делает критика пологим на обеих кучах; вместе с релятивистской функцией потерь это R3GAN.</translation>
    </message>
    <message>
      <source>Flattens the critic on the data, so that a generator that has arrived is not pushed away again.</source>
      <translation>Делает критика пологим на данных, чтобы пришедший генератор не выталкивало прочь.</translation>
    </message>
    <message>
      <source>Float or dock {panel}</source>
      <translation>Открепить или закрепить: {panel}</translation>
    </message>
    <message>
      <source>Floor</source>
      <translation>Шумовой порог</translation>
    </message>
    <message>
      <source>Follow the whole run</source>
      <translation>Следить за всем запуском</translation>
    </message>
    <message>
      <source>For |x − y| no two rays cross; drag one cloud through the other, and grains change their partners.</source>
      <translation>Для |x − y| никакие два луча не пересекаются; протяните одно облако сквозь другое, и песчинки сменят партнёров.</translation>
    </message>
    <message>
      <source>For |x − y|² a drag changes the cost, not the partners; rays may cross, but no grains meet.</source>
      <translation>Для |x − y|² сдвиг меняет стоимость, но не партнёров; лучи могут пересекаться, но песчинки в пути не встречаются.</translation>
    </message>
    <message>
      <source>Frame rate</source>
      <translation>Частота кадров</translation>
    </message>
    <message>
      <source>From</source>
      <translation>Откуда</translation>
    </message>
    <message>
      <source>From histograms of 12,000 points on each side, in 24 × 24 cells and one for all that is outside.</source>
      <translation>По гистограммам из 12 000 точек с каждой стороны, в 24 × 24 ячейках и одной для всего, что снаружи.</translation>
    </message>
    <message>
      <source>From image {first} to image {last} …</source>
      <translation>От картинки {first} к картинке {last} …</translation>
    </message>
    <message>
      <source>From image {first} to image {last}, step {step}</source>
      <translation>От картинки {first} к картинке {last}, шаг {step}</translation>
    </message>
    <message>
      <source>From θ = 1, ψ = −1, as in Mescheder et al. 2018.</source>
      <translation>Из θ = 1, ψ = −1, как у Mescheder и др. 2018.</translation>
    </message>
    <message>
      <source>Fréchet</source>
      <translation>Фреше</translation>
    </message>
    <message>
      <source>Fréchet²</source>
      <translation>Фреше²</translation>
    </message>
    <message>
      <source>Fréchet², not FID</source>
      <translation>Фреше², не FID</translation>
    </message>
    <message>
      <source>GAN</source>
      <translation>GAN</translation>
    </message>
    <message>
      <source>GAN (2014)</source>
      <translation>GAN (2014)</translation>
    </message>
    <message>
      <source>GAN Lab</source>
      <translation>GAN Lab</translation>
    </message>
    <message>
      <source>GAN with R1</source>
      <translation>GAN с R1</translation>
    </message>
    <message>
      <source>GELU</source>
      <translation>GELU</translation>
    </message>
    <message>
      <source>Gauges</source>
      <translation>Приборы</translation>
    </message>
    <message>
      <source>Gaussian N(0, 0.5²)</source>
      <translation>Гауссово N(0; 0,5²)</translation>
    </message>
    <message>
      <source>Gaussian N(0, 0.6²)</source>
      <translation>Гауссова N(0; 0,6²)</translation>
    </message>
    <message>
      <source>Gaussian N(0, 1)</source>
      <translation>Гауссов N(0, 1)</translation>
    </message>
    <message>
      <source>Generated</source>
      <translation>Созданные</translation>
    </message>
    <message>
      <source>Generated and averaged</source>
      <translation>Созданные и усреднённые</translation>
    </message>
    <message>
      <source>Generated images on their way to real ones along the exact transport plan, in pixels or in features.</source>
      <translation>Созданные изображения на пути к настоящим по точному транспортному плану, в пикселях или в признаках.</translation>
    </message>
    <message>
      <source>Generated points within 3 standard deviations of a mode. It cannot tell blur from coverage: read it beside the modes with a fair share.</source>
      <translation>Созданные точки не дальше 3 стандартных отклонений от моды. Размытость от охвата не отличает: смотрите вместе с модами, получившими свою долю.</translation>
    </message>
    <message>
      <source>Generated points, real points and the exact transport between them, over the critic's surface.</source>
      <translation>Созданные точки, настоящие точки и точный перенос между ними над поверхностью критика.</translation>
    </message>
    <message>
      <source>Generated samples from fixed latents, beside real ones.</source>
      <translation>Примеры из тех же латентных векторов рядом с настоящими.</translation>
    </message>
    <message>
      <source>Generator depth</source>
      <translation>Глубина генератора</translation>
    </message>
    <message>
      <source>Generator loss</source>
      <translation>Потери генератора</translation>
    </message>
    <message>
      <source>Generator output</source>
      <translation>Выход генератора</translation>
    </message>
    <message>
      <source>Generator width</source>
      <translation>Ширина генератора</translation>
    </message>
    <message>
      <source>Generator's learning rate</source>
      <translation>Скорость обучения генератора</translation>
    </message>
    <message>
      <source>Generator's network</source>
      <translation>Сеть генератора</translation>
    </message>
    <message>
      <source>Given masses: earth {earth}, holes {holes}; both were scaled to 1.</source>
      <translation>Заданные массы: земля {earth}, ямы {holes}; обе приведены к 1.</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Продолжить</translation>
    </message>
    <message>
      <source>Go on from the last checkpoint, at step {step}.</source>
      <translation>Продолжите с последней точки сохранения, с шага {step}.</translation>
    </message>
    <message>
      <source>Go on from the last checkpoint, on the CPU.</source>
      <translation>Продолжите с последней точки сохранения на CPU.</translation>
    </message>
    <message>
      <source>Go on from the last checkpoint.</source>
      <translation>Продолжите с последней точки сохранения.</translation>
    </message>
    <message>
      <source>Go on from the last state</source>
      <translation>Продолжить с последнего состояния</translation>
    </message>
    <message>
      <source>Go on with those</source>
      <translation>Продолжить с этими</translation>
    </message>
    <message>
      <source>Go on working; the details can be copied for a report.</source>
      <translation>Работайте дальше; подробности можно скопировать для сообщения об ошибке.</translation>
    </message>
    <message>
      <source>Goes on in {seconds} s.</source>
      <translation>Продолжится через {seconds} с.</translation>
    </message>
    <message>
      <source>Goes on when {condition}.</source>
      <translation>Продолжится, когда {condition}.</translation>
    </message>
    <message>
      <source>Goes on with Next (Page Down).</source>
      <translation>Дальше по кнопке «Дальше» (Page Down).</translation>
    </message>
    <message>
      <source>Goodfellow et al. 2014, Generative Adversarial Nets</source>
      <translation>Goodfellow и др. 2014, Generative Adversarial Nets</translation>
    </message>
    <message>
      <source>Goodfellow et al. 2014, Generative Adversarial Nets, section 3</source>
      <translation>Goodfellow и др. 2014, Generative Adversarial Nets, раздел 3</translation>
    </message>
    <message>
      <source>Goodfellow et al. 2014, theorem 1</source>
      <translation>Goodfellow и др. 2014, теорема 1</translation>
    </message>
    <message>
      <source>Gradient penalty</source>
      <translation>Штраф на градиент</translation>
    </message>
    <message>
      <source>Gradient penalty with λ = 10 and Adam without momentum. Its paper trains on images; here it is the 4 × 128 ReLU network with noise N(0, I₂) on the ring of 8. There λ = 10 often traps the critic with the wrong sign: the estimate is then below 0, and is shown as such.</source>
      <translation>Штраф на градиент с λ = 10 и Adam без импульса. В статье учатся на картинках, здесь — сеть ReLU 4 × 128 с шумом N(0, I₂) на кольце из 8. Там λ = 10 часто запирает критика с неверным знаком: оценка тогда ниже 0 и так и показана.</translation>
    </message>
    <message>
      <source>Gradients</source>
      <translation>Градиенты</translation>
    </message>
    <message>
      <source>Grains</source>
      <translation>Песчинки</translation>
    </message>
    <message>
      <source>Grains of earth travelling along the rays; a grain's area is its mass.</source>
      <translation>Песчинки земли, бегущие по лучам; площадь песчинки — её масса.</translation>
    </message>
    <message>
      <source>Grey</source>
      <translation>Серый</translation>
    </message>
    <message>
      <source>Grid of 25</source>
      <translation>Решётка из 25</translation>
    </message>
    <message>
      <source>Gulrajani et al. 2017, Improved Training of Wasserstein GANs</source>
      <translation>Gulrajani и др. 2017, Improved Training of Wasserstein GANs</translation>
    </message>
    <message>
      <source>Gulrajani et al. 2017, figure 1b</source>
      <translation>Gulrajani и др. 2017, рис. 1b</translation>
    </message>
    <message>
      <source>Gulrajani et al. 2017, figure 5b, there with the sign turned</source>
      <translation>Gulrajani и др. 2017, рис. 5b, там с обратным знаком</translation>
    </message>
    <message>
      <source>Gulrajani et al. 2017, toy problem</source>
      <translation>Gulrajani и др. 2017, игрушечная задача</translation>
    </message>
    <message>
      <source>H. Xiao, K. Rasul, R. Vollgraf, Zalando SE, 2017</source>
      <translation>H. Xiao, K. Rasul, R. Vollgraf, Zalando SE, 2017</translation>
    </message>
    <message>
      <source>Half of them, left to right</source>
      <translation>Половина, слева направо</translation>
    </message>
    <message>
      <source>Halving, away from the data</source>
      <translation>Вдвое уже с каждым слоем от данных</translation>
    </message>
    <message>
      <source>Handwritten digits</source>
      <translation>Рукописные цифры</translation>
    </message>
    <message>
      <source>He normal</source>
      <translation>Хе, нормальная</translation>
    </message>
    <message>
      <source>He uniform</source>
      <translation>Хе, равномерная</translation>
    </message>
    <message>
      <source>Held out − training: {gap} · {step}</source>
      <translation>Отложенные − обучающие: {gap} · {step}</translation>
    </message>
    <message>
      <source>Held-out critic loss</source>
      <translation>Потери критика на отложенных точках</translation>
    </message>
    <message>
      <source>Held-out share</source>
      <translation>Отложенная доля</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>Справка</translation>
    </message>
    <message>
      <source>Hinge</source>
      <translation>Hinge</translation>
    </message>
    <message>
      <source>How far from the first image to the second.</source>
      <translation>Как далеко от первой картинки до второй.</translation>
    </message>
    <message>
      <source>How fast the earth is carried</source>
      <translation>Как быстро переносят землю</translation>
    </message>
    <message>
      <source>How gradients become updates; “the loss's own” follows the method (RMSprop under clipping, else Adam).</source>
      <translation>Как градиенты становятся обновлениями; «свой у метода» следует за методом (RMSprop при обрезке весов, иначе Adam).</translation>
    </message>
    <message>
      <source>How long ago the picture on the stage was taken.</source>
      <translation>Сколько времени снимку на сцене.</translation>
    </message>
    <message>
      <source>How long the exact W1, the modes and the divergences of one evaluation took.</source>
      <translation>Сколько заняли точное W1, моды и дивергенции одного измерения.</translation>
    </message>
    <message>
      <source>How long the exact transport plan of the flow took to solve, in a process of its own.</source>
      <translation>Сколько решался точный транспортный план сцены в отдельном процессе.</translation>
    </message>
    <message>
      <source>How many images</source>
      <translation>Сколько картинок</translation>
    </message>
    <message>
      <source>How many real neighbourhoods, each up to the neighbour number {k}, hold a generated image, over what is expected: about 1 for a perfect generator, and it may be above.</source>
      <translation>Сколько окрестностей настоящих изображений (каждая до соседа номер {k}) содержат созданное, по отношению к ожидаемому: около 1 у идеального генератора; может быть и больше.</translation>
    </message>
    <message>
      <source>How the critic is kept Lipschitz, or regularised.</source>
      <translation>Как критик остаётся липшицевым или регуляризуется.</translation>
    </message>
    <message>
      <source>How the earth is carried</source>
      <translation>Как переносят землю</translation>
    </message>
    <message>
      <source>How the weights start.</source>
      <translation>Как задаются начальные веса.</translation>
    </message>
    <message>
      <source>Huang et al. 2024, The GAN is dead; long live the GAN! (R3GAN)</source>
      <translation>Huang и др. 2024, The GAN is dead; long live the GAN! (R3GAN)</translation>
    </message>
    <message>
      <source>Image {index}</source>
      <translation>Картинка {index}</translation>
    </message>
    <message>
      <source>Image {index}, step {step}: the nearest of {count} real images</source>
      <translation>Картинка {index}, шаг {step}: ближайшие из {count} настоящих</translation>
    </message>
    <message>
      <source>In force since step {step}.</source>
      <translation>Действует с шага {step}.</translation>
    </message>
    <message>
      <source>In presentation mode: nothing to look at for a while</source>
      <translation>В режиме показа: ненадолго убрать всё с экрана</translation>
    </message>
    <message>
      <source>In this order the same earth costs more work: it is not the least.</source>
      <translation>В этом порядке та же земля стоит больше работы: эта работа не наименьшая.</translation>
    </message>
    <message>
      <source>Initialisation</source>
      <translation>Инициализация</translation>
    </message>
    <message>
      <source>It can only be read.</source>
      <translation>Его можно только читать.</translation>
    </message>
    <message>
      <source>It could not be worked out: {error}</source>
      <translation>Это не удалось посчитать: {error}</translation>
    </message>
    <message>
      <source>It has no end, the condition that must be true when it is over.</source>
      <translation>В нём нет end — условия, которое должно быть верно в конце урока.</translation>
    </message>
    <message>
      <source>It has no scenes, each of them a table [[scenes]].</source>
      <translation>В нём нет сцен; каждая из них — таблица [[scenes]].</translation>
    </message>
    <message>
      <source>It has no until: “key”, a time such as “8 s”, or a condition such as “step &gt;= 300”.</source>
      <translation>Нет until: «key», времени вроде «8 s» или условия вроде «step &gt;= 300».</translation>
    </message>
    <message>
      <source>It has not caught up with the generator: more critic steps, or a higher critic's learning rate.</source>
      <translation>Он не поспевает за генератором: больше шагов критика или выше его скорость обучения.</translation>
    </message>
    <message>
      <source>It is a folder.</source>
      <translation>Это папка.</translation>
    </message>
    <message>
      <source>It is not there any more.</source>
      <translation>Его больше нет.</translation>
    </message>
    <message>
      <source>It is of no kind that is known here. What can be opened or dropped: a run (.wgan), settings (TOML), a table of points (CSV, TSV or TXT), and pictures: {known}.</source>
      <translation>Такие файлы здесь не известны. Открыть или перетащить можно запуск (.wgan), настройки (TOML), таблицу точек (CSV, TSV или TXT) и картинки: {known}.</translation>
    </message>
    <message>
      <source>It needs a Mac with a processor of Apple's own and macOS 14.</source>
      <translation>Для него нужен Mac с процессором Apple и macOS 14.</translation>
    </message>
    <message>
      <source>It scores generated points higher than real ones. More critic steps or a lighter penalty often turn it.</source>
      <translation>Созданные точки он ставит выше настоящих. Часто помогают больше шагов критика или штраф полегче.</translation>
    </message>
    <message>
      <source>It was freed; choose a smaller batch ({half} instead of {size}) and go on.</source>
      <translation>Она освобождена; выберите пакет поменьше ({half} вместо {size}) и продолжайте.</translation>
    </message>
    <message>
      <source>It was killed, or the power failed.</source>
      <translation>Её завершили извне, или отключилось питание.</translation>
    </message>
    <message>
      <source>Its process ended with status {code}.</source>
      <translation>Его процесс завершился с кодом {code}.</translation>
    </message>
    <message>
      <source>Its process was killed by {name} (the system does that when memory runs out).</source>
      <translation>Его процесс убит сигналом {name} (так система поступает, когда кончается память).</translation>
    </message>
    <message>
      <source>Its process was killed by {name}.</source>
      <translation>Его процесс убит сигналом {name}.</translation>
    </message>
    <message>
      <source>Its thread ended.</source>
      <translation>Его поток завершился.</translation>
    </message>
    <message>
      <source>JS</source>
      <translation>JS</translation>
    </message>
    <message>
      <source>JS estimate</source>
      <translation>Оценка JS</translation>
    </message>
    <message>
      <source>JS estimate, nats</source>
      <translation>оценка JS, наты</translation>
    </message>
    <message>
      <source>JS of the two heaps</source>
      <translation>JS двух куч</translation>
    </message>
    <message>
      <source>JS, nats</source>
      <translation>JS, наты</translation>
    </message>
    <message>
      <source>Jensen-Shannon divergence of the histograms, nats</source>
      <translation>дивергенция Йенсена — Шеннона гистограмм, наты</translation>
    </message>
    <message>
      <source>Jensen-Shannon divergence of two histograms, in nats: 0 to log 2 = 0.693 (Lin 1991).</source>
      <translation>Дивергенция Йенсена — Шеннона двух гистограмм в натах: от 0 до ln 2 = 0,693 (Lin 1991).</translation>
    </message>
    <message>
      <source>Jensen-Shannon divergence, 0 to log 2 = 0.693. Its bias is what two samples of one distribution read on average, (cells − 1)/(4 N) nats.</source>
      <translation>Дивергенция Йенсена — Шеннона, от 0 до ln 2 = 0,693. Смещение — то, что в среднем дают две выборки одного распределения, (ячейки − 1)/(4 N) натов.</translation>
    </message>
    <message>
      <source>Johnson et al. 2016, Composing graphical models with neural networks</source>
      <translation>Johnson и др. 2016, Composing graphical models with neural networks</translation>
    </message>
    <message>
      <source>Jolicoeur-Martineau 2018, The relativistic discriminator; Huang et al. 2024 (R3GAN)</source>
      <translation>Jolicoeur-Martineau 2018, The relativistic discriminator; Huang и др. 2024 (R3GAN)</translation>
    </message>
    <message>
      <source>Just train</source>
      <translation>Просто обучать</translation>
    </message>
    <message>
      <source>KL</source>
      <translation>KL</translation>
    </message>
    <message>
      <source>KL of the two heaps</source>
      <translation>KL двух куч</translation>
    </message>
    <message>
      <source>KL(data ‖ θ)</source>
      <translation>KL(данные ‖ θ)</translation>
    </message>
    <message>
      <source>KL(real ‖ generated) = Σ p log(p/q): ∞ as soon as a cell has real points and no generated one.</source>
      <translation>KL(настоящие ‖ созданные) = Σ p ln(p/q): ∞, как только в ячейке есть настоящие точки и нет созданных.</translation>
    </message>
    <message>
      <source>KL(shares of the modes, by nearest mode ‖ shares due) = Σ q log(q/p): 0 when every mode gets its due. It sees lost modes, not blur.</source>
      <translation>KL(доли мод по ближайшей моде ‖ положенные доли) = Σ q ln(q/p): 0, когда каждая мода получает своё. Видит потерянные моды, но не размытость.</translation>
    </message>
    <message>
      <source>KL(θ ‖ data)</source>
      <translation>KL(θ ‖ данные)</translation>
    </message>
    <message>
      <source>KL, nats</source>
      <translation>KL, наты</translation>
    </message>
    <message>
      <source>Kahng et al. 2019, GAN Lab</source>
      <translation>Kahng и др. 2019, GAN Lab</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>Сочетания клавиш</translation>
    </message>
    <message>
      <source>Kodali et al. 2017, On convergence and stability of GANs</source>
      <translation>Kodali и др. 2017, On convergence and stability of GANs</translation>
    </message>
    <message>
      <source>Kullback-Leibler divergence KL(real || generated), in nats; ∞ (a triangle at the edge) where real points lie in a cell without a generated one (Kullback &amp; Leibler 1951).</source>
      <translation>Дивергенция Кульбака — Лейблера KL(настоящие || созданные) в натах; ∞ (треугольник у края), когда настоящие точки лежат в ячейке без созданных (Kullback &amp; Leibler 1951).</translation>
    </message>
    <message>
      <source>LSUN's LMDB</source>
      <translation>база LMDB из LSUN</translation>
    </message>
    <message>
      <source>Labels kept with them tell {count} classes apart.</source>
      <translation>Метки, которые хранятся с ними, различают классы: {count}.</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Язык</translation>
    </message>
    <message>
      <source>Large networks: {millions:.0f} million weights, about {need:.1f} GB of memory</source>
      <translation>Большие сети: {millions:.0f} млн весов, около {need:.1f} ГБ памяти</translation>
    </message>
    <message>
      <source>Large networks: {millions:.0f} million weights, about {need:.1f} GB of memory, and {much:.0f} {unit} a step</source>
      <translation>Большие сети: {millions:.0f} млн весов, около {need:.1f} ГБ памяти и {much:.0f} {unit} на шаг</translation>
    </message>
    <message>
      <source>Larger</source>
      <translation>Крупнее</translation>
    </message>
    <message>
      <source>Last activation of the generator.</source>
      <translation>Последняя активация генератора.</translation>
    </message>
    <message>
      <source>Latent dimension</source>
      <translation>Латентная размерность</translation>
    </message>
    <message>
      <source>Layer 1 over layer {last}: {ratio}, {fate}</source>
      <translation>Слой 1 к слою {last}: {ratio}, {fate}</translation>
    </message>
    <message>
      <source>Layer widths</source>
      <translation>Ширина слоёв</translation>
    </message>
    <message>
      <source>Layers of the critic whose weights are counted</source>
      <translation>Слои критика, веса которых подсчитаны</translation>
    </message>
    <message>
      <source>Layout and settings are at their defaults, and nothing uses the graphics card.</source>
      <translation>Расположение окон и настройки — исходные, видеокарта не используется.</translation>
    </message>
    <message>
      <source>Leaky ReLU (0.2)</source>
      <translation>Leaky ReLU (0,2)</translation>
    </message>
    <message>
      <source>Learn these points</source>
      <translation>Учить эти точки</translation>
    </message>
    <message>
      <source>Learn your own pictures.</source>
      <translation>Учиться на своих картинках.</translation>
    </message>
    <message>
      <source>Learning features from the real images</source>
      <translation>Признаки выучиваются по настоящим изображениям</translation>
    </message>
    <message>
      <source>Learning rates fall over</source>
      <translation>Спад скоростей обучения</translation>
    </message>
    <message>
      <source>Learning the pictures in {file}.</source>
      <translation>Учимся на картинках из {file}.</translation>
    </message>
    <message>
      <source>Learning {count} pictures of {file}, which are read meanwhile.</source>
      <translation>Учимся на картинках из {file}, всего {count}; они тем временем читаются.</translation>
    </message>
    <message numerus="yes">
      <source>Learning {n} points of your own.</source>
      <translation>
        <numerusform>Учим {n} вашу точку.</numerusform>
        <numerusform>Учим {n} ваши точки.</numerusform>
        <numerusform>Учим {n} ваших точек.</numerusform>
      </translation>
    </message>
    <message>
      <source>Learnt critic</source>
      <translation>Обученный критик</translation>
    </message>
    <message>
      <source>Learnt critic after {count} updates: slope of its bound in θ, −E f′(θ) / max |f′|, is {slope}. It goes on learning, and descent on it never ends by itself.</source>
      <translation>Обученный критик после {count} обновлений: наклон его границы по θ, −E f′(θ) / max |f′|, равен {slope}. Он продолжает учиться, и спуск по нему сам не кончается.</translation>
    </message>
    <message>
      <source>Least squares</source>
      <translation>Наименьшие квадраты</translation>
    </message>
    <message>
      <source>Least Σ mass × |x − y|, by its own plan.</source>
      <translation>Наименьшая Σ масса × |x − y|, по собственному плану.</translation>
    </message>
    <message>
      <source>Least-squares GAN</source>
      <translation>GAN наименьших квадратов</translation>
    </message>
    <message>
      <source>Leave out</source>
      <translation>Пропускать</translation>
    </message>
    <message>
      <source>Length of the generator's input; that of a point where the input is real points + N(0, 1).</source>
      <translation>Размерность входа генератора; если вход — настоящие точки + N(0, 1), то размерность точки.</translation>
    </message>
    <message>
      <source>Lesson</source>
      <translation>Урок</translation>
    </message>
    <message>
      <source>Lesson {name} cannot be given: {problem}</source>
      <translation>Урок {name} провести нельзя: {problem}</translation>
    </message>
    <message>
      <source>Lessons</source>
      <translation>Уроки</translation>
    </message>
    <message>
      <source>Lessons …</source>
      <translation>Уроки …</translation>
    </message>
    <message>
      <source>Let θ descend</source>
      <translation>Спускать θ</translation>
    </message>
    <message>
      <source>Let θ descend, or stop</source>
      <translation>Спускать θ или остановиться</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>Лицензия</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Светлая</translation>
    </message>
    <message>
      <source>Lim &amp; Ye 2017, Geometric GAN; Miyato et al. 2018</source>
      <translation>Lim &amp; Ye 2017, Geometric GAN; Miyato и др. 2018</translation>
    </message>
    <message>
      <source>Lin et al. 2018, PacGAN, section 4.1</source>
      <translation>Lin и др. 2018, PacGAN, раздел 4.1</translation>
    </message>
    <message>
      <source>Linear</source>
      <translation>Линейный</translation>
    </message>
    <message>
      <source>Lipschitz by construction and without a weight to choose, but often flatter than it need be.</source>
      <translation>Липшицев по построению, вес подбирать не нужно, но часто более пологий, чем следует.</translation>
    </message>
    <message>
      <source>Looking for the real images nearest to image {index} …</source>
      <translation>Ищем настоящие картинки, ближайшие к картинке {index} …</translation>
    </message>
    <message>
      <source>Loop</source>
      <translation>Цикл</translation>
    </message>
    <message>
      <source>Loss</source>
      <translation>Функция потерь</translation>
    </message>
    <message>
      <source>Loss of run {run}</source>
      <translation>Потери запуска {run}</translation>
    </message>
    <message>
      <source>Lost modes, and the cure</source>
      <translation>Потерянные моды и лекарство</translation>
    </message>
    <message>
      <source>Lower the learning rate, the clip value or the constraint's weight; then go on from the last checkpoint, at step {step}.</source>
      <translation>Уменьшите скорость обучения, порог обрезки или вес ограничения; затем продолжите с последней точки сохранения, с шага {step}.</translation>
    </message>
    <message>
      <source>Lower the learning rate, the clip value or the constraint's weight; then go on from the last checkpoint.</source>
      <translation>Уменьшите скорость обучения, порог обрезки или вес ограничения и продолжите с последней точки сохранения.</translation>
    </message>
    <message>
      <source>Lower the learning rate, the clip value or the constraint's weight; then play on, or begin again.</source>
      <translation>Уменьшите скорость обучения, порог обрезки или вес ограничения; затем продолжите или начните заново.</translation>
    </message>
    <message>
      <source>MLP</source>
      <translation>MLP (перцептрон)</translation>
    </message>
    <message>
      <source>MLP generator</source>
      <translation>Генератор MLP</translation>
    </message>
    <message>
      <source>MNIST</source>
      <translation>MNIST</translation>
    </message>
    <message>
      <source>Machine and seed</source>
      <translation>Машина и зерно</translation>
    </message>
    <message>
      <source>Manifold</source>
      <translation>Многообразие</translation>
    </message>
    <message>
      <source>Many of the pictures cannot be used.</source>
      <translation>Многие картинки не годятся.</translation>
    </message>
    <message>
      <source>Mao et al. 2017, Least Squares Generative Adversarial Networks</source>
      <translation>Mao и др. 2017, Least Squares Generative Adversarial Networks</translation>
    </message>
    <message>
      <source>Marsland 2009; Gulrajani et al. 2017, toy problem</source>
      <translation>Marsland 2009; Gulrajani и др. 2017, игрушечная задача</translation>
    </message>
    <message>
      <source>Mean and median of the cosine between the critic's gradient and the exact transport ray of a generated point: 1 where the critic knows the way. Rays shorter than the floor are noise and left out.</source>
      <translation>Среднее и медиана косинуса между градиентом критика и точным лучом переноса созданной точки: 1 там, где критик знает дорогу. Лучи короче шумового порога — шум, они не учтены.</translation>
    </message>
    <message>
      <source>Mean over the generated points; 1 where the critic's gradient points along the exact ray.</source>
      <translation>Среднее по созданным точкам; 1 там, где градиент критика направлен вдоль точного луча.</translation>
    </message>
    <message numerus="yes">
      <source>Mean |∇f(y)| at generated points, over the last {n} steps. The optimal critic has 1.</source>
      <translation>
        <numerusform>Среднее |∇f(y)| в созданных точках за последний {n} шаг. У оптимального критика 1.</numerusform>
        <numerusform>Среднее |∇f(y)| в созданных точках за последние {n} шага. У оптимального критика 1.</numerusform>
        <numerusform>Среднее |∇f(y)| в созданных точках за последние {n} шагов. У оптимального критика 1.</numerusform>
      </translation>
    </message>
    <message>
      <source>Mescheder, Geiger, Nowozin 2018, Which training methods for GANs do actually converge?</source>
      <translation>Mescheder, Geiger, Nowozin 2018, Which training methods for GANs do actually converge?</translation>
    </message>
    <message>
      <source>Method</source>
      <translation>Метод</translation>
    </message>
    <message>
      <source>Minimax (first GAN)</source>
      <translation>Минимакс (первый GAN)</translation>
    </message>
    <message>
      <source>Mirrored pictures</source>
      <translation>Зеркальные картинки</translation>
    </message>
    <message>
      <source>Miyato et al. 2018, Spectral Normalization for Generative Adversarial Networks</source>
      <translation>Miyato и др. 2018, Spectral Normalization for Generative Adversarial Networks</translation>
    </message>
    <message>
      <source>Mode loss</source>
      <translation>Потеря мод</translation>
    </message>
    <message>
      <source>Mode {index}: {total} of the points, {near} within 3 standard deviations; due {due}.</source>
      <translation>Мода {index}: {total} точек, {near} в пределах 3 стандартных отклонений; положено {due}.</translation>
    </message>
    <message>
      <source>Modes</source>
      <translation>Моды</translation>
    </message>
    <message>
      <source>Modes are lost</source>
      <translation>Моды потеряны</translation>
    </message>
    <message>
      <source>Modes are lost: {fair} of {total} have a fair share</source>
      <translation>Моды потеряны: свою долю имеют {fair} из {total}</translation>
    </message>
    <message>
      <source>Modes that are nearest to at least 20 % of the points due to them: what one lucky point hides.</source>
      <translation>Моды, ближайшие хотя бы для 20 % положенных им точек: то, что скрывает одна удачная точка.</translation>
    </message>
    <message>
      <source>Modes with at least one generated point within 3 standard deviations.</source>
      <translation>Моды, у которых есть хоть одна созданная точка в пределах 3 стандартных отклонений.</translation>
    </message>
    <message>
      <source>More</source>
      <translation>Ещё</translation>
    </message>
    <message>
      <source>NVIDIA GPU (CUDA)</source>
      <translation>NVIDIA GPU (CUDA)</translation>
    </message>
    <message>
      <source>Names of the CSV's columns to use, separated by commas; empty: all numeric ones, reduced to two by principal components.</source>
      <translation>Имена нужных столбцов CSV через запятую; пусто: все числовые, сведённые к двум главным компонентам.</translation>
    </message>
    <message>
      <source>Network</source>
      <translation>Сеть</translation>
    </message>
    <message>
      <source>Networks</source>
      <translation>Сети</translation>
    </message>
    <message>
      <source>Never</source>
      <translation>Никогда</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>Дальше</translation>
    </message>
    <message>
      <source>Next loss</source>
      <translation>Следующая функция потерь</translation>
    </message>
    <message>
      <source>Next scene</source>
      <translation>Следующая сцена</translation>
    </message>
    <message>
      <source>No GPU: PyTorch finds no Apple GPU.</source>
      <translation>Нет GPU: PyTorch не находит Apple GPU.</translation>
    </message>
    <message>
      <source>No GPU: no usable NVIDIA driver was found.</source>
      <translation>Нет GPU: пригодный драйвер NVIDIA не найден.</translation>
    </message>
    <message>
      <source>No GPU: the Apple GPU is chosen by hand: small networks are faster on the CPU.</source>
      <translation>Нет GPU: Apple GPU выбирают вручную, малые сети быстрее на CPU.</translation>
    </message>
    <message>
      <source>No GPU: this PyTorch is a CPU build.</source>
      <translation>Нет GPU: этот PyTorch собран только для CPU.</translation>
    </message>
    <message>
      <source>No exact plan was found (duality gap {gap:.1e}).</source>
      <translation>Точный план не найден (зазор двойственности {gap:.1e}).</translation>
    </message>
    <message>
      <source>No exact transport: its process cannot be started ({reason}).</source>
      <translation>Точного переноса нет: его процесс не запускается ({reason}).</translation>
    </message>
    <message numerus="yes">
      <source>No exact transport: its process ended {n} times.</source>
      <translation>
        <numerusform>Точного переноса нет: его процесс завершился {n} раз.</numerusform>
        <numerusform>Точного переноса нет: его процесс завершился {n} раза.</numerusform>
        <numerusform>Точного переноса нет: его процесс завершился {n} раз.</numerusform>
      </translation>
    </message>
    <message>
      <source>No finite optimum on separated heaps: no estimate of W is shown</source>
      <translation>На разделённых кучах нет конечного оптимума: оценка W не показана</translation>
    </message>
    <message>
      <source>No pictures were chosen; drop a folder or a file of pictures on the window.</source>
      <translation>Изображения не выбраны; перетащите в окно папку или файл с изображениями.</translation>
    </message>
    <message>
      <source>No points were chosen; open a CSV file, or draw some.</source>
      <translation>Точки не выбраны; откройте файл CSV или нарисуйте их.</translation>
    </message>
    <message>
      <source>No room for more plots: enlarge the panel, or switch curves off.</source>
      <translation>Не всё видно: увеличьте панель.</translation>
    </message>
    <message>
      <source>No unusable data are known.</source>
      <translation>Негодных данных не найдено.</translation>
    </message>
    <message>
      <source>Noise</source>
      <translation>Шум</translation>
    </message>
    <message>
      <source>Non-saturating GAN</source>
      <translation>Ненасыщающийся GAN</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Нет</translation>
    </message>
    <message>
      <source>None of the chosen files can be used. {first}</source>
      <translation>Ни один из выбранных файлов не годится. {first}</translation>
    </message>
    <message>
      <source>None of the gradient reaches layer 1.</source>
      <translation>До слоя 1 градиент не доходит.</translation>
    </message>
    <message>
      <source>None of the pictures in {path} can be used. The first of them: {first}. Choose others.</source>
      <translation>Ни одну из картинок в {path} нельзя использовать. Первая из них: {first}. Выберите другие.</translation>
    </message>
    <message>
      <source>Norm over all rows of the critic loss's gradient, without the penalty, by a layer's activations.</source>
      <translation>Норма по всем строкам градиента потерь критика (без штрафа) по активациям слоя.</translation>
    </message>
    <message>
      <source>Normal size</source>
      <translation>Обычный размер</translation>
    </message>
    <message>
      <source>Normal, variance 1/fan-in</source>
      <translation>Нормальная, дисперсия 1/fan-in</translation>
    </message>
    <message>
      <source>Normalisation</source>
      <translation>Нормализация</translation>
    </message>
    <message>
      <source>Not in force yet.</source>
      <translation>Ещё не действует.</translation>
    </message>
    <message>
      <source>Not shown this time: {condition}. Step back and let it run.</source>
      <translation>На этот раз не показано: {condition}. Вернитесь на шаг и дайте уроку идти.</translation>
    </message>
    <message>
      <source>Nothing deserves a look now.</source>
      <translation>Сейчас смотреть не на что.</translation>
    </message>
    <message>
      <source>Nothing is downloaded before you say so.</source>
      <translation>Без вашего согласия ничего не загружается.</translation>
    </message>
    <message>
      <source>Nothing is held out: set “Held-out share” above 0.</source>
      <translation>Ничего не отложено: задайте «Отложенная доля» больше 0.</translation>
    </message>
    <message>
      <source>Nothing is learnt from them until you say so.</source>
      <translation>Без вашего согласия на них не учатся.</translation>
    </message>
    <message>
      <source>Nothing larger fits into this window: make the window larger first.</source>
      <translation>Крупнее в этом окне не поместится: сначала увеличьте окно.</translation>
    </message>
    <message>
      <source>Nothing overlaps when training begins: which losses still show the generator its way?</source>
      <translation>В начале ничто не перекрывается: какие функции потерь всё же указывают генератору путь?</translation>
    </message>
    <message>
      <source>Nothing was changed.</source>
      <translation>Ничего не изменено.</translation>
    </message>
    <message>
      <source>Nothing was changed: the previous run is where it was.</source>
      <translation>Ничего не изменилось: прежний запуск остался на своём месте.</translation>
    </message>
    <message>
      <source>Number of hidden layers.</source>
      <translation>Число скрытых слоёв.</translation>
    </message>
    <message>
      <source>Numbers on a GPU</source>
      <translation>Числа на видеокарте</translation>
    </message>
    <message>
      <source>Of a DCGAN or ResNet. A penalty on the critic's slope at each point wants no batch norm in the critic, and spectral normalisation bounds a critic without any norm.</source>
      <translation>Для DCGAN и ResNet. Штраф на наклон критика в каждой точке не терпит у критика нормализации по пакету, а спектральная нормализация ограничивает критика, у которого нормализации нет вовсе.</translation>
    </message>
    <message>
      <source>Of an MLP: every hidden layer has the width above, or only the one next to the data, and each further one half of it, as in 784-512-256-1.</source>
      <translation>Для MLP: все скрытые слои одной ширины, или столько единиц лишь в слое возле данных, а в каждом следующем вдвое меньше, как в 784-512-256-1.</translation>
    </message>
    <message>
      <source>Of another kind than the critic's, such as an MLP before a DCGAN's critic.</source>
      <translation>Другого вида, чем у критика: например, MLP перед критиком DCGAN.</translation>
    </message>
    <message>
      <source>Of every hidden layer. ReLU and leaky ReLU take the closed-form step, the others autograd.</source>
      <translation>Каждого скрытого слоя. ReLU и leaky ReLU идут по замкнутой формуле, остальные — через autograd.</translation>
    </message>
    <message>
      <source>Of everything random in the run.</source>
      <translation>Всего случайного в запуске.</translation>
    </message>
    <message>
      <source>Of given points (digits, own points), the share that is never trained on, so that the panel “Held-out critic loss” can tell learning from learning by heart.</source>
      <translation>Доля заданных точек (цифр, своих точек), на которой никогда не обучают: так панель «Потери критика на отложенных точках» отличает обучение от заучивания.</translation>
    </message>
    <message>
      <source>Of the data, {what}</source>
      <translation>Из данных: {what}</translation>
    </message>
    <message>
      <source>Of the data, {what}.</source>
      <translation>Из данных: {what}.</translation>
    </message>
    <message>
      <source>Of the rays drawn, Σ mass × distance is {work}: they prefer the last picture's pairs by a little, to stay calm.</source>
      <translation>Для нарисованных лучей Σ масса × расстояние равна {work}: пары прошлого снимка чуть предпочтительнее, чтобы лучи не мелькали.</translation>
    </message>
    <message>
      <source>Of the square that each picture is cropped and scaled to.</source>
      <translation>Сторона квадрата, до которого каждая картинка обрезается и масштабируется.</translation>
    </message>
    <message>
      <source>Of the weights, without biases. Under clipping: the share beyond 0.99 c.</source>
      <translation>Только веса, без смещений. При обрезке: доля весов дальше 0,99 c.</translation>
    </message>
    <message numerus="yes">
      <source>Of {n} points {most} are used, evenly chosen.</source>
      <translation>
        <numerusform>Из {n} точки взято {most}, равномерно.</numerusform>
        <numerusform>Из {n} точек взято {most}, равномерно.</numerusform>
        <numerusform>Из {n} точек взято {most}, равномерно.</numerusform>
      </translation>
    </message>
    <message>
      <source>On a processor these networks take seconds a step ({counts}): try {narrower}, or a GPU.</source>
      <translation>На процессоре шаг таких сетей длится секунды ({counts}): попробуйте {narrower} или GPU.</translation>
    </message>
    <message>
      <source>On an NVIDIA GPU the critic's gradient is recorded once and replayed, where that gives what the plain computation gives.</source>
      <translation>На видеокарте NVIDIA градиент критика записывается один раз и повторяется, если это даёт то же, что обычное вычисление.</translation>
    </message>
    <message>
      <source>On features of our own classifier ({right} right on images it has not seen): not comparable with published FID.</source>
      <translation>На признаках собственного классификатора ({right} верных ответов на изображениях, которых он не видел): с опубликованным FID не сравнимо.</translation>
    </message>
    <message>
      <source>On fixed random features, since there are no classes: not comparable with published FID.</source>
      <translation>На постоянных случайных признаках, так как классов нет: с опубликованным FID не сравнимо.</translation>
    </message>
    <message>
      <source>On the CPU. {why}</source>
      <translation>На CPU. {why}</translation>
    </message>
    <message>
      <source>On the distance chosen.</source>
      <translation>По выбранному расстоянию.</translation>
    </message>
    <message>
      <source>On the other screen: {panels}</source>
      <translation>На другом экране: {panels}</translation>
    </message>
    <message>
      <source>Once more</source>
      <translation>Ещё раз</translation>
    </message>
    <message>
      <source>One band, rolled up: near in the plane is not near along the band.</source>
      <translation>Свёрнутая полоса: близкое на плоскости далеко вдоль полосы.</translation>
    </message>
    <message>
      <source>One cloud is the other, moved: every grain goes the same way, and W₁ = W₂ = its length.</source>
      <translation>Одно облако — сдвинутое другое: все песчинки проходят один и тот же путь, и W₁ = W₂ = его длина.</translation>
    </message>
    <message>
      <source>One column: the points lie on a line, at y = 0.</source>
      <translation>Один столбец: точки лежат на прямой y = 0.</translation>
    </message>
    <message>
      <source>One critic step</source>
      <translation>Один шаг критика</translation>
    </message>
    <message>
      <source>One generator step</source>
      <translation>Один шаг генератора</translation>
    </message>
    <message>
      <source>One heap is a single point: there is but one plan.</source>
      <translation>Одна из куч — единственная точка: план только один.</translation>
    </message>
    <message>
      <source>One heap lies wholly beside the other: for cost |x − y| every order is as short as any other.</source>
      <translation>Одна куча целиком сбоку от другой: при стоимости |x − y| все порядки одинаково коротки.</translation>
    </message>
    <message>
      <source>One of its {rows} rows was skipped: a cell is empty, no number or too large.</source>
      <translation>Пропущена одна строка из {rows}: ячейка пуста, не число или слишком велика.</translation>
    </message>
    <message>
      <source>One of the clouds is a single point: there is but one plan, and every ray ends there.</source>
      <translation>Одно из облаков — единственная точка: план лишь один, и все лучи сходятся в ней.</translation>
    </message>
    <message>
      <source>One point</source>
      <translation>Одна точка</translation>
    </message>
    <message>
      <source>One real point, one generated one, a linear critic: which methods arrive, and which circle for ever.</source>
      <translation>Одна настоящая точка, одна созданная, линейный критик: какие методы доходят, а какие вечно кружат.</translation>
    </message>
    <message>
      <source>One ring</source>
      <translation>Одно кольцо</translation>
    </message>
    <message>
      <source>One step</source>
      <translation>Один шаг</translation>
    </message>
    <message>
      <source>One step: all critic updates and one generator update</source>
      <translation>Один шаг: все обновления критика и одно обновление генератора</translation>
    </message>
    <message>
      <source>One update of the critic alone</source>
      <translation>Одно обновление только критика</translation>
    </message>
    <message>
      <source>One update of the generator alone</source>
      <translation>Одно обновление только генератора</translation>
    </message>
    <message>
      <source>One-sided penalty (LP)</source>
      <translation>Односторонний штраф</translation>
    </message>
    <message>
      <source>Only W1 says how far apart two parallel lines are; JS and KL see them as different, full stop.</source>
      <translation>Только W1 говорит, как далеки две параллельные прямые; для JS и KL они просто разные.</translation>
    </message>
    <message>
      <source>Only images have features; this problem has points.</source>
      <translation>Признаки есть только у изображений; в этой задаче точки.</translation>
    </message>
    <message>
      <source>Only {usable} of {tried} pictures in {file} can be used ({first}). Choose others, or go on with these alone.</source>
      <translation>Годятся только {usable} из {tried} картинок в {file} ({first}). Выберите другие или продолжите только с этими.</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Открыть</translation>
    </message>
    <message>
      <source>Open a folder of pictures</source>
      <translation>Открыть папку с картинками</translation>
    </message>
    <message>
      <source>Open a folder of pictures …</source>
      <translation>Открыть папку с картинками …</translation>
    </message>
    <message>
      <source>Open a lesson file …</source>
      <translation>Открыть файл урока …</translation>
    </message>
    <message>
      <source>Open recent</source>
      <translation>Недавние</translation>
    </message>
    <message>
      <source>Open …</source>
      <translation>Открыть …</translation>
    </message>
    <message>
      <source>Opened {file}.</source>
      <translation>Открыт {file}.</translation>
    </message>
    <message>
      <source>Opening: watch it converge</source>
      <translation>Начало: как всё сходится</translation>
    </message>
    <message>
      <source>Optimal critic</source>
      <translation>Оптимальный критик</translation>
    </message>
    <message>
      <source>Optimiser</source>
      <translation>Оптимизатор</translation>
    </message>
    <message>
      <source>Optimisers</source>
      <translation>Оптимизаторы</translation>
    </message>
    <message>
      <source>Order in which blocks are laid down</source>
      <translation>Порядок укладки блоков</translation>
    </message>
    <message>
      <source>Order of the transport cost</source>
      <translation>Порядок стоимости переноса</translation>
    </message>
    <message>
      <source>Ours: a WGAN with a light gradient penalty, small networks and learning rates that fall to a fiftieth. Within a minute on two processor cores all eight heaps are found and the earth hardly moves any more.</source>
      <translation>Наш: WGAN с лёгким штрафом на градиент, малыми сетями и скоростями обучения, падающими в пятьдесят раз. За минуту на двух ядрах найдены все восемь куч, и земля почти не движется.</translation>
    </message>
    <message>
      <source>Ours: real data. 1,797 small images of handwritten digits; generator and critic are the same kind of network as for points. Watch the grid of samples become legible within a minute.</source>
      <translation>Наш: настоящие данные. 1797 маленьких картинок рукописных цифр; генератор и критик — такие же сети, как для точек. За минуту сетка примеров становится разборчивой.</translation>
    </message>
    <message>
      <source>Ours: the first GAN's loss, fast and on the ring of 8, so that it forgets modes before your eyes. Switch the loss to Wasserstein and the constraint to the gradient penalty while it runs: they come back.</source>
      <translation>Наш: функция потерь первого GAN, быстро и на кольце из 8, чтобы моды терялись на глазах. Переключите на ходу функцию потерь на Вассерштейна, а ограничение — на штраф на градиент: моды вернутся.</translation>
    </message>
    <message>
      <source>Ours: the opening's method on twenty-five heaps, with more time to cut the noise into pieces.</source>
      <translation>Наш: метод начального набора на двадцати пяти кучах; больше времени, чтобы разрезать шум на куски.</translation>
    </message>
    <message>
      <source>Out of memory.</source>
      <translation>Не хватило памяти.</translation>
    </message>
    <message>
      <source>Over-fitting needs given points, such as the digits or your own.</source>
      <translation>Для переобучения нужны заданные точки: цифры или свои.</translation>
    </message>
    <message>
      <source>Own pictures</source>
      <translation>Свои картинки</translation>
    </message>
    <message>
      <source>Own points</source>
      <translation>Свои точки</translation>
    </message>
    <message>
      <source>PacGAN's grid</source>
      <translation>Решётка PacGAN</translation>
    </message>
    <message>
      <source>PacGAN's ring</source>
      <translation>Кольцо PacGAN</translation>
    </message>
    <message>
      <source>Paint points, and learn them.</source>
      <translation>Нарисовать точки и учить их.</translation>
    </message>
    <message>
      <source>Panels</source>
      <translation>Панели</translation>
    </message>
    <message>
      <source>Panels in one place</source>
      <translation>Панели в одном месте</translation>
    </message>
    <message>
      <source>Parallel lines</source>
      <translation>Параллельные прямые</translation>
    </message>
    <message>
      <source>Parameters: {generator} generator, {critic} critic</source>
      <translation>Параметров: генератор {generator}, критик {critic}</translation>
    </message>
    <message>
      <source>Paste</source>
      <translation>Вставить</translation>
    </message>
    <message>
      <source>Pasted.</source>
      <translation>Вставлено.</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Пауза</translation>
    </message>
    <message>
      <source>Pause after so much training time; 0: never.</source>
      <translation>Пауза после такого времени обучения; 0: никогда.</translation>
    </message>
    <message>
      <source>Pause at this step; 0: never.</source>
      <translation>Пауза на этом шаге; 0: никогда.</translation>
    </message>
    <message>
      <source>Pause the lesson, or go on</source>
      <translation>Приостановить урок или продолжить</translation>
    </message>
    <message>
      <source>Pause the lesson, or go on (P)</source>
      <translation>Приостановить урок или продолжить (P)</translation>
    </message>
    <message>
      <source>Pause when the exact W1 falls below this; 0: never.</source>
      <translation>Пауза, когда точное W1 упадёт ниже; 0: никогда.</translation>
    </message>
    <message>
      <source>Penalty power</source>
      <translation>Степень штрафа</translation>
    </message>
    <message>
      <source>Pencil</source>
      <translation>Карандаш</translation>
    </message>
    <message>
      <source>Performance</source>
      <translation>Быстродействие</translation>
    </message>
    <message>
      <source>Petzka, Fischer, Lukovnikov 2018, On the regularization of Wasserstein GANs</source>
      <translation>Petzka, Fischer, Lukovnikov 2018, On the regularization of Wasserstein GANs</translation>
    </message>
    <message>
      <source>Peyré &amp; Cuturi 2019, Computational Optimal Transport, section 9.1</source>
      <translation>Peyré &amp; Cuturi 2019, Computational Optimal Transport, раздел 9.1</translation>
    </message>
    <message>
      <source>Picture flow</source>
      <translation>Поток изображений</translation>
    </message>
    <message>
      <source>Picture side</source>
      <translation>Сторона картинки</translation>
    </message>
    <message>
      <source>Pictures a second.</source>
      <translation>Кадров в секунду.</translation>
    </message>
    <message>
      <source>Pictures from</source>
      <translation>Откуда картинки</translation>
    </message>
    <message>
      <source>Pictures that cannot be read are left out. Where they are more than a tenth, you can be asked first.</source>
      <translation>Картинки, которые нельзя прочесть, пропускаются. Если таких больше десятой части, программа может сначала спросить.</translation>
    </message>
    <message>
      <source>Pinwheel</source>
      <translation>Вертушка</translation>
    </message>
    <message>
      <source>Place on the walk</source>
      <translation>Место на прогулке</translation>
    </message>
    <message>
      <source>Plan matrix</source>
      <translation>Матрица плана</translation>
    </message>
    <message>
      <source>Plan: from θ (up) to data (across)</source>
      <translation>План: от θ (вверх) к данным (вбок)</translation>
    </message>
    <message>
      <source>Plans: from earth (up) to holes (across)</source>
      <translation>Планы: от земли (вверх) к ямам (вправо)</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>Пуск</translation>
    </message>
    <message>
      <source>Play or pause</source>
      <translation>Пуск или пауза</translation>
    </message>
    <message>
      <source>Play or stop the walk</source>
      <translation>Запустить или остановить прогулку</translation>
    </message>
    <message>
      <source>Play the walk</source>
      <translation>Запустить прогулку</translation>
    </message>
    <message>
      <source>Plus and minus zoom, the arrow keys move, 0 shows the whole.</source>
      <translation>Плюс и минус меняют масштаб, стрелки сдвигают, 0 показывает всё целиком.</translation>
    </message>
    <message>
      <source>Points at most</source>
      <translation>Точек не более</translation>
    </message>
    <message>
      <source>Points in the plane</source>
      <translation>Точки на плоскости</translation>
    </message>
    <message>
      <source>Points of a CSV …</source>
      <translation>Точки из CSV …</translation>
    </message>
    <message>
      <source>Points: earth {earth}, holes {holes}; the mass of each cloud was scaled to 1.</source>
      <translation>Точек: земля {earth}, ямы {holes}; масса каждого облака приведена к 1.</translation>
    </message>
    <message>
      <source>Precision, recall, density, coverage and a Fréchet distance of generated images, on features of our own.</source>
      <translation>Точность, полнота, плотность, покрытие и расстояние Фреше для созданных изображений, на собственных признаках.</translation>
    </message>
    <message>
      <source>Presentation mode</source>
      <translation>Режим показа</translation>
    </message>
    <message>
      <source>Preset</source>
      <translation>Набор настроек</translation>
    </message>
    <message>
      <source>Preset of run {run}</source>
      <translation>Набор настроек запуска {run}</translation>
    </message>
    <message>
      <source>Previous scene</source>
      <translation>Предыдущая сцена</translation>
    </message>
    <message>
      <source>Problem</source>
      <translation>Задача</translation>
    </message>
    <message>
      <source>Processor threads inside one operation; 1 is best for small networks.</source>
      <translation>Потоки процессора внутри одной операции; для малых сетей лучше всего 1.</translation>
    </message>
    <message>
      <source>Pulls the critic's slope to 1 between the heaps. The lighter the weight, the more the estimate overshoots.</source>
      <translation>Тянет наклон критика к 1 между кучами. Чем меньше вес, тем сильнее завышена оценка.</translation>
    </message>
    <message>
      <source>PyTorch's default, U(±1/√fan-in)</source>
      <translation>Как в PyTorch, U(±1/√fan-in)</translation>
    </message>
    <message>
      <source>Quality of images</source>
      <translation>Качество изображений</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Выйти</translation>
    </message>
    <message>
      <source>R1</source>
      <translation>R1</translation>
    </message>
    <message>
      <source>R1 and R2</source>
      <translation>R1 и R2</translation>
    </message>
    <message>
      <source>R1 on the generated points: what moves the generator is kept small.</source>
      <translation>R1 на созданных точках: то, что движет генератор, остаётся малым.</translation>
    </message>
    <message>
      <source>R2</source>
      <translation>R2</translation>
    </message>
    <message>
      <source>R3GAN</source>
      <translation>R3GAN</translation>
    </message>
    <message>
      <source>RMSprop</source>
      <translation>RMSprop</translation>
    </message>
    <message>
      <source>Raise the clip value.</source>
      <translation>Увеличьте порог обрезки.</translation>
    </message>
    <message>
      <source>Raise the penalty weight, or lower the critic's learning rate.</source>
      <translation>Увеличьте вес штрафа или уменьшите скорость обучения критика.</translation>
    </message>
    <message>
      <source>Rays</source>
      <translation>Лучи</translation>
    </message>
    <message>
      <source>ReLU</source>
      <translation>ReLU</translation>
    </message>
    <message>
      <source>Read one picture from {file}.</source>
      <translation>Прочитана одна картинка из {file}.</translation>
    </message>
    <message>
      <source>Read one point from {file} ({columns}).</source>
      <translation>Из {file} прочитана одна точка ({columns}).</translation>
    </message>
    <message>
      <source>Read {count} pictures from {file}.</source>
      <translation>Прочитано картинок из {file}: {count}.</translation>
    </message>
    <message numerus="yes">
      <source>Read {n} points from {file} ({columns}).</source>
      <translation>
        <numerusform>Из {file} прочитана {n} точка ({columns}).</numerusform>
        <numerusform>Из {file} прочитаны {n} точки ({columns}).</numerusform>
        <numerusform>Из {file} прочитано {n} точек ({columns}).</numerusform>
      </translation>
    </message>
    <message>
      <source>Reading {file} …</source>
      <translation>Читается {file} …</translation>
    </message>
    <message>
      <source>Real</source>
      <translation>Настоящие</translation>
    </message>
    <message>
      <source>Real and generated</source>
      <translation>Настоящие и созданные</translation>
    </message>
    <message>
      <source>Real and generated points are compared with each other. With R1 and R2 on both sides it is R3GAN.</source>
      <translation>Настоящие и созданные точки сравниваются друг с другом. С R1 и R2 с обеих сторон это R3GAN.</translation>
    </message>
    <message>
      <source>Real data: digits written by 13 people. Watch the samples become legible.</source>
      <translation>Настоящие данные: цифры, написанные 13 людьми. Смотрите, как примеры становятся разборчивыми.</translation>
    </message>
    <message>
      <source>Real points + N(0, 1)</source>
      <translation>Настоящие точки + N(0, 1)</translation>
    </message>
    <message>
      <source>Red, green, blue</source>
      <translation>Красный, зелёный, синий</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>Вернуть</translation>
    </message>
    <message>
      <source>Redo change</source>
      <translation>Вернуть изменение</translation>
    </message>
    <message>
      <source>Regression in place of classification: points far on the right side are pulled back too.</source>
      <translation>Регрессия вместо классификации: назад тянет и точки далеко на верной стороне.</translation>
    </message>
    <message>
      <source>Regression on 1 and 0 in place of classification, with DCGAN's optimiser. Its paper trains on images; here it is the 4 × 128 ReLU network with noise N(0, I₂) on the ring of 8.</source>
      <translation>Регрессия на 1 и 0 вместо классификации с оптимизатором DCGAN. В статье учатся на картинках, здесь — сеть ReLU 4 × 128 с шумом N(0, I₂) на кольце из 8.</translation>
    </message>
    <message>
      <source>Relativistic pairs</source>
      <translation>Релятивистские пары</translation>
    </message>
    <message>
      <source>Relativistic pairs with R1 and R2. γ = .1 and the rate of .001 are ours for the plane; published for images: .05 to 150 by data set, and rates of .0002 to .00005.</source>
      <translation>Релятивистские пары с R1 и R2. γ = 0,1 и скорость 0,001 подобраны нами для плоскости; в статье для картинок: от 0,05 до 150 по набору данных и скорости от 0,0002 до 0,00005.</translation>
    </message>
    <message>
      <source>ResNet</source>
      <translation>ResNet</translation>
    </message>
    <message>
      <source>Reset the layout</source>
      <translation>Вернуть раскладку</translation>
    </message>
    <message>
      <source>Reset {label}</source>
      <translation>Сбросить: {label}</translation>
    </message>
    <message>
      <source>Resident memory of the window's process, and of the processes that it started: the trainer and the transport solver. What they share is counted in each.</source>
      <translation>Память процесса окна и запущенных им процессов: обучения и решателя переноса. Общее посчитано в каждом.</translation>
    </message>
    <message>
      <source>Restart</source>
      <translation>Заново</translation>
    </message>
    <message>
      <source>Restart with a new seed</source>
      <translation>Заново с новым зерном</translation>
    </message>
    <message>
      <source>Restart with the same seed; this run stays as a ghost curve</source>
      <translation>Заново с тем же зерном; этот запуск останется призрачной кривой</translation>
    </message>
    <message>
      <source>Restart, or choose another method.</source>
      <translation>Начните заново или выберите другой метод.</translation>
    </message>
    <message>
      <source>Restarts the run.</source>
      <translation>Начинает запуск заново.</translation>
    </message>
    <message>
      <source>Resume</source>
      <translation>Продолжить</translation>
    </message>
    <message>
      <source>Resume goes on with the run that was being trained, from step {step}.</source>
      <translation>«Продолжить» возобновит прерванный запуск с шага {step}.</translation>
    </message>
    <message>
      <source>Ring of 8</source>
      <translation>Кольцо из 8</translation>
    </message>
    <message>
      <source>Root of the least Σ mass × |x − y|², by its own plan.</source>
      <translation>Корень из наименьшей Σ масса × |x − y|², по собственному плану.</translation>
    </message>
    <message>
      <source>Run</source>
      <translation>Запуск</translation>
    </message>
    <message>
      <source>Run {run} is starting; the others wait.</source>
      <translation>Запуск {run} начинается; остальные ждут.</translation>
    </message>
    <message>
      <source>Run {run} leaves the duel</source>
      <translation>Запуск {run} выходит из дуэли</translation>
    </message>
    <message>
      <source>Run {run}: {what}</source>
      <translation>Запуск {run}: {what}</translation>
    </message>
    <message>
      <source>Runs, settings, points, pictures</source>
      <translation>Запуски, настройки, точки, картинки</translation>
    </message>
    <message>
      <source>SGD</source>
      <translation>SGD</translation>
    </message>
    <message>
      <source>Samples</source>
      <translation>Примеры</translation>
    </message>
    <message>
      <source>Samples a batch, real and generated alike.</source>
      <translation>Примеров в пакете, настоящих и созданных поровну.</translation>
    </message>
    <message>
      <source>Save as CSV …</source>
      <translation>Сохранить в CSV …</translation>
    </message>
    <message>
      <source>Save points</source>
      <translation>Сохранить точки</translation>
    </message>
    <message>
      <source>Save run</source>
      <translation>Сохранить запуск</translation>
    </message>
    <message>
      <source>Save run …</source>
      <translation>Сохранить запуск …</translation>
    </message>
    <message>
      <source>Save settings</source>
      <translation>Сохранить настройки</translation>
    </message>
    <message>
      <source>Save settings …</source>
      <translation>Сохранить настройки …</translation>
    </message>
    <message>
      <source>Saved {file}.</source>
      <translation>Сохранён {file}.</translation>
    </message>
    <message>
      <source>Scale of the upright axes</source>
      <translation>Масштаб вертикальных осей</translation>
    </message>
    <message>
      <source>Scale of the upright axes. Losses may be negative: log is symlog for them.</source>
      <translation>Масштаб вертикальных осей. Потери бывают отрицательны: log для них — symlog.</translation>
    </message>
    <message>
      <source>Scale: {kind}</source>
      <translation>Масштаб: {kind}</translation>
    </message>
    <message>
      <source>Scene {number}: {problem}</source>
      <translation>Сцена {number}: {problem}</translation>
    </message>
    <message>
      <source>Scores</source>
      <translation>Значения f</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>Зерно</translation>
    </message>
    <message>
      <source>Seen along the first two principal components of the real data, which hold {share} % of its variance. Lengths on the screen are shorter than the distances, which count all {d} numbers of a point.</source>
      <translation>Вид вдоль двух первых главных компонент настоящих данных ({share} % их дисперсии). Длины на экране меньше расстояний, учитывающих все числа точки ({d}).</translation>
    </message>
    <message>
      <source>Seen along the first two principal components of the real images' features: {share} of their variance; distances are those of all {d} dimensions ({whose}).</source>
      <translation>В плоскости первых двух главных компонент признаков настоящих изображений: {share} их дисперсии; расстояния — по всем измерениям, а их {d} ({whose}).</translation>
    </message>
    <message>
      <source>Seen along the first two principal components of the real images: {share} of their variance; distances are those of all {d} dimensions.</source>
      <translation>В плоскости первых двух главных компонент настоящих изображений: {share} их дисперсии; расстояния — по всем измерениям, а их {d}.</translation>
    </message>
    <message>
      <source>Set “Held-out share” among the problem's fields: the run begins anew, and that share of the data is never trained on.</source>
      <translation>Задайте «Отложенная доля» среди полей задачи: запуск начнётся заново, и на этой доле данных обучения не будет.</translation>
    </message>
    <message>
      <source>Shape of the earth p_θ</source>
      <translation>Форма земли p_θ</translation>
    </message>
    <message>
      <source>Shape of the holes p_data</source>
      <translation>Форма ям p_data</translation>
    </message>
    <message>
      <source>Share of the weights</source>
      <translation>Доля весов</translation>
    </message>
    <message>
      <source>Shares to the left of x; the area between is W1</source>
      <translation>Доли левее x; площадь между ними — W1</translation>
    </message>
    <message>
      <source>Short lessons, from two heaps of earth to two plates of digits</source>
      <translation>Короткие уроки, от двух куч земли до двух иллюстраций с цифрами</translation>
    </message>
    <message>
      <source>Show the grid alone again</source>
      <translation>Снова показать одну сетку</translation>
    </message>
    <message>
      <source>Show the grid alone again.</source>
      <translation>Снова показать одну сетку.</translation>
    </message>
    <message>
      <source>Shown: {condition}.</source>
      <translation>Показано: {condition}.</translation>
    </message>
    <message>
      <source>SiLU</source>
      <translation>SiLU</translation>
    </message>
    <message>
      <source>Simple and crude: most weights end at ±c and the critic becomes too simple a function.</source>
      <translation>Просто и грубо: большинство весов упирается в ±c, и критик становится слишком простой функцией.</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Размер</translation>
    </message>
    <message>
      <source>Size of the brush</source>
      <translation>Размер кисти</translation>
    </message>
    <message>
      <source>Slope of {label} in θ: {slope}.</source>
      <translation>Наклон {label} по θ: {slope}.</translation>
    </message>
    <message>
      <source>Slow motion</source>
      <translation>Замедленно</translation>
    </message>
    <message>
      <source>Slow motion: through the named sub-steps of a step</source>
      <translation>Замедленно: по названным подшагам шага</translation>
    </message>
    <message>
      <source>Smaller</source>
      <translation>Мельче</translation>
    </message>
    <message>
      <source>Smaller batch</source>
      <translation>Пакет поменьше</translation>
    </message>
    <message>
      <source>Smaller widths, or fewer layers, are lighter; it goes on as soon as they are built.</source>
      <translation>Легче сети меньшей ширины или с меньшим числом слоёв; обучение начнётся, как только сети будут построены.</translation>
    </message>
    <message>
      <source>Softplus</source>
      <translation>Softplus</translation>
    </message>
    <message>
      <source>Some of the points are not finite numbers; remove them and try again.</source>
      <translation>Среди точек есть не конечные числа; уберите их и попробуйте снова.</translation>
    </message>
    <message>
      <source>Something went wrong in the window: {error}</source>
      <translation>В окне что-то пошло не так: {error}</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Источник</translation>
    </message>
    <message>
      <source>Spearman's correlation of estimate and exact W1 so far</source>
      <translation>корреляция Спирмена оценки и точного W1 до сих пор</translation>
    </message>
    <message>
      <source>Spectral norm and hinge</source>
      <translation>Спектр. нормализация и hinge</translation>
    </message>
    <message>
      <source>Spectral normalisation</source>
      <translation>Спектр. нормализация</translation>
    </message>
    <message>
      <source>Speed</source>
      <translation>Скорость</translation>
    </message>
    <message>
      <source>Speed of training, smoothness of the picture, and what both cost.</source>
      <translation>Скорость обучения, плавность кадров и во что они обходятся.</translation>
    </message>
    <message>
      <source>Square [−1, 1]²</source>
      <translation>Квадрат [−1, 1]²</translation>
    </message>
    <message>
      <source>Start again</source>
      <translation>Начать снова</translation>
    </message>
    <message>
      <source>Start the lesson</source>
      <translation>Начать урок</translation>
    </message>
    <message>
      <source>Step size of the critic's optimiser.</source>
      <translation>Длина шага оптимизатора критика.</translation>
    </message>
    <message>
      <source>Step size of the generator's optimiser.</source>
      <translation>Длина шага оптимизатора генератора.</translation>
    </message>
    <message>
      <source>Step {step} is reached.</source>
      <translation>Достигнут шаг {step}.</translation>
    </message>
    <message>
      <source>Step {step} of {steps}, each of length {length}, from ({theta}, {psi}); arrows: {method}.</source>
      <translation>Шаг {step} из {steps} длиной {length}, из ({theta}; {psi}); стрелки: {method}.</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Стоп</translation>
    </message>
    <message>
      <source>Stop after</source>
      <translation>Стоп после шага</translation>
    </message>
    <message>
      <source>Stop after time</source>
      <translation>Стоп по времени</translation>
    </message>
    <message>
      <source>Stop below W1</source>
      <translation>Стоп при W1 ниже</translation>
    </message>
    <message>
      <source>Stop carrying</source>
      <translation>Больше не переносить</translation>
    </message>
    <message>
      <source>Stop descending</source>
      <translation>Прекратить спуск</translation>
    </message>
    <message>
      <source>Stop the walk</source>
      <translation>Остановить прогулку</translation>
    </message>
    <message>
      <source>Stopped: {reason}</source>
      <translation>Остановка: {reason}</translation>
    </message>
    <message>
      <source>Swap losses</source>
      <translation>Поменять потери</translation>
    </message>
    <message>
      <source>Swiss roll</source>
      <translation>Швейцарский рулет</translation>
    </message>
    <message>
      <source>TV</source>
      <translation>TV</translation>
    </message>
    <message>
      <source>Tables</source>
      <translation>Таблицы</translation>
    </message>
    <message>
      <source>Take over</source>
      <translation>Взять управление</translation>
    </message>
    <message>
      <source>Taken over by hand; the lesson waits. Go on from here, or step back.</source>
      <translation>Управление взято вручную, урок ждёт. Продолжите отсюда или вернитесь на шаг.</translation>
    </message>
    <message>
      <source>Takes effect at the next step.</source>
      <translation>Вступает в силу на следующем шаге.</translation>
    </message>
    <message>
      <source>Thanh-Tung, Tran, Venkatesh 2019, Improving generalization and stability of GANs</source>
      <translation>Thanh-Tung, Tran, Venkatesh 2019, Improving generalization and stability of GANs</translation>
    </message>
    <message>
      <source>That is exact, and on the CPU also fastest.</source>
      <translation>Это точно, а на процессоре и быстрее всего.</translation>
    </message>
    <message>
      <source>The GPU was lost.</source>
      <translation>GPU потерян.</translation>
    </message>
    <message>
      <source>The Kantorovich potential f: of all functions of slope at most 1 the one with the greatest E f(data) − E f(θ), which is W1.</source>
      <translation>Потенциал Канторовича f: из всех функций с наклоном не больше 1 та, у которой разность E f(данные) − E f(θ) наибольшая; эта разность и есть W1.</translation>
    </message>
    <message>
      <source>The article's two plates, live: WGAN on the left, the first GAN on the right, on handwritten digits, or on your own pictures where the window learns such. They differ in loss and constraint alone: the same networks, first weights, batches, latents, critic steps, optimiser and rates.</source>
      <translation>Две иллюстрации статьи вживую: слева WGAN, справа первый GAN, на рукописных цифрах или на ваших картинках, если окно учит их. Различаются только функция потерь и ограничение: те же сети, начальные веса, пакеты, латентные векторы, шаги критика, оптимизатор и скорости.</translation>
    </message>
    <message>
      <source>The board is full at {most} points: erase some to go on drawing.</source>
      <translation>Доска полна: {most} точек. Сотрите часть, чтобы рисовать дальше.</translation>
    </message>
    <message>
      <source>The classic half-moons, in the proportions of scikit-learn's make_moons</source>
      <translation>Классические полумесяцы в пропорциях make_moons из scikit-learn</translation>
    </message>
    <message>
      <source>The clouds lie in spaces of {a} and {b} dimensions.</source>
      <translation>Размерности облаков не совпадают: {a} и {b}.</translation>
    </message>
    <message>
      <source>The column whose numbers are a heap:</source>
      <translation>Столбец, чьи числа образуют кучу:</translation>
    </message>
    <message>
      <source>The connection to {host} was cut; try again: it goes on from there.</source>
      <translation>Связь с {host} оборвалась; повторите: загрузка продолжится с этого места.</translation>
    </message>
    <message>
      <source>The controls act on all runs</source>
      <translation>Управлять всеми запусками</translation>
    </message>
    <message>
      <source>The controls act on run {run}</source>
      <translation>Управлять запуском {run}</translation>
    </message>
    <message>
      <source>The critic is dead</source>
      <translation>Критик мёртв</translation>
    </message>
    <message>
      <source>The critic is dead: |∇f| = {slope:.1e}</source>
      <translation>Критик мёртв: |∇f| = {slope:.1e}</translation>
    </message>
    <message>
      <source>The critic is high (bright) where it believes in real points.</source>
      <translation>Критик высок (светел) там, где верит в настоящие точки.</translation>
    </message>
    <message>
      <source>The critic is not 1-Lipschitz</source>
      <translation>Критик не 1-липшицев</translation>
    </message>
    <message>
      <source>The critic is not 1-Lipschitz: mean |∇f| = {slope:.3g}, where {expected:.3g} is expected</source>
      <translation>Критик не 1-липшицев: среднее |∇f| = {slope:.3g} при ожидаемых {expected:.3g}</translation>
    </message>
    <message>
      <source>The critic lags</source>
      <translation>Критик отстаёт</translation>
    </message>
    <message>
      <source>The critic lags: its estimate is {estimate:.3g}, the exact W1 {w1:.3g}</source>
      <translation>Критик отстаёт: его оценка {estimate:.3g}, точное W1 {w1:.3g}</translation>
    </message>
    <message>
      <source>The critic may be as steep as it can. Under the Wasserstein loss it then climbs without end.</source>
      <translation>Критик может быть сколь угодно крутым. При потерях Вассерштейна он тогда растёт без конца.</translation>
    </message>
    <message>
      <source>The critic points the wrong way: its estimate is not above 0</source>
      <translation>Критик смотрит не туда: его оценка не выше 0</translation>
    </message>
    <message>
      <source>The critic rests: it has no loss.</source>
      <translation>Критик отдыхает: у него нет функции потерь.</translation>
    </message>
    <message>
      <source>The critic rests: no gradient goes back through it.</source>
      <translation>Критик отдыхает: градиент через него не идёт.</translation>
    </message>
    <message>
      <source>The critic stops pushing points it already tells apart by a margin. Usual with spectral normalisation.</source>
      <translation>Критик перестаёт толкать точки, которые уже различает с запасом. Обычно вместе со спектральной нормализацией.</translation>
    </message>
    <message>
      <source>The critic's estimate beside the exact distance; modes, quality, divergences and gradients.</source>
      <translation>Оценка критика рядом с точным расстоянием; моды, качество, дивергенции и градиенты.</translation>
    </message>
    <message>
      <source>The critic's gap bounds the earth mover's distance from below: the generator gets a slope wherever it is.</source>
      <translation>Разность средних значений критика ограничивает расстояние Вассерштейна снизу, и генератор получает наклон, где бы он ни был.</translation>
    </message>
    <message>
      <source>The critic's gradient at generated points, coloured by cos(gradient, exact ray). The optimal critic's lies along the ray with norm 1 (Gulrajani et al. 2017, proposition 1). An arrow grows with the norm, but is never shorter than a third of that of norm 1, so that its direction is seen.</source>
      <translation>Градиент критика в созданных точках, цвет — cos(градиент, точный луч). У оптимального критика он лежит вдоль луча и имеет норму 1 (Gulrajani и др. 2017, утверждение 1). Стрелка растёт с нормой, но не короче трети единичной, чтобы было видно направление.</translation>
    </message>
    <message>
      <source>The critic's loss on samples it is trained on and on samples it never saw: where they part it over-fits.</source>
      <translation>Потери критика на обучающих примерах и на тех, которых он не видел: где кривые расходятся, он переобучен.</translation>
    </message>
    <message>
      <source>The critic's loss without its penalty. Curves of different losses are not comparable.</source>
      <translation>Потери критика без штрафа. Кривые разных функций потерь не сравнимы.</translation>
    </message>
    <message>
      <source>The critic's update was not finite and was not made.</source>
      <translation>Обновление критика оказалось не конечным и не сделано.</translation>
    </message>
    <message>
      <source>The critic's value f below each image: the higher, the more real it thinks it.</source>
      <translation>Значение критика f под каждой картинкой: чем выше, тем более настоящей он её считает.</translation>
    </message>
    <message>
      <source>The critic's value f(x, y), high where it believes in real points, with lines of equal height.</source>
      <translation>Значение критика f(x, y), высокое там, где он верит в настоящие точки, с линиями уровня.</translation>
    </message>
    <message>
      <source>The critic's weights, and its loss's gradient layer by layer: what clipping does, and a penalty does not.</source>
      <translation>Веса критика и градиент его функции потерь по слоям: что делает обрезка весов и чего не делает штраф.</translation>
    </message>
    <message>
      <source>The decoded pictures cannot be kept in {folder} ({why}); make room there, or let WGAN_DESKTOP_HOME name another folder.</source>
      <translation>Декодированные картинки нельзя сохранить в {folder} ({why}); освободите там место или укажите другую папку в WGAN_DESKTOP_HOME.</translation>
    </message>
    <message>
      <source>The decoded pictures need {needed:.1f} GB in {folder}, and {free:.1f} GB are free; choose fewer pixels, or make room.</source>
      <translation>Декодированным изображениям нужно {needed:.1f} ГБ в {folder}, а свободно {free:.1f} ГБ; выберите меньше пикселей или освободите место.</translation>
    </message>
    <message>
      <source>The disk is full.</source>
      <translation>На диске нет места.</translation>
    </message>
    <message>
      <source>The distribution the generator has to learn.</source>
      <translation>Распределение, которому должен научиться генератор.</translation>
    </message>
    <message>
      <source>The drawn points</source>
      <translation>Нарисованные точки</translation>
    </message>
    <message>
      <source>The duel</source>
      <translation>Дуэль</translation>
    </message>
    <message>
      <source>The earth mover's distance between generated and real samples, by an exact solver with a certificate, in the units of the data. With so many of them it is biased upwards: hold it against the floor.</source>
      <translation>Расстояние Вассерштейна между созданными и настоящими примерами от точного решателя с доказательством, в единицах данных. При стольких примерах оно смещено вверх: сравнивайте его с шумовым порогом.</translation>
    </message>
    <message>
      <source>The earth mover's distance of generated and real samples, by an exact solver: the truth.</source>
      <translation>Расстояние Вассерштейна созданной и настоящей выборок от точного решателя: истина.</translation>
    </message>
    <message>
      <source>The easiest shape and already a hard distribution: it has next to no area.</source>
      <translation>Простейшая форма и уже трудное распределение: площади у него почти нет.</translation>
    </message>
    <message>
      <source>The entropic plan, which is not exact: it spreads the mass of each point over many; the 900 largest entries.</source>
      <translation>Энтропийный план, он не точен: масса каждой точки размазана по многим; показаны 900 наибольших элементов.</translation>
    </message>
    <message>
      <source>The estimate divided by the largest |∇f| that was measured, at the generated points and on the critic's surface where that is shown. E f(x) − E f(y) ≤ K·W1 for the critic's true Lipschitz constant K.</source>
      <translation>Оценка, делённая на наибольший измеренный |∇f|: в созданных точках и на поверхности критика, где она показана. E f(x) − E f(y) ≤ K·W1, где K — истинная константа Липшица критика.</translation>
    </message>
    <message>
      <source>The estimate freed of the gradient penalty's overshoot: λ(−1 + √(1 + 2 est/λ)). Corrected, never exact.</source>
      <translation>Оценка без завышения от штрафа на градиент: λ(−1 + √(1 + 2 оц/λ)). Поправлена, но не точна.</translation>
    </message>
    <message>
      <source>The exact plan: every grain goes straight along its ray.</source>
      <translation>Точный план: каждая песчинка движется прямо по своему лучу.</translation>
    </message>
    <message>
      <source>The exact solver is being loaded …</source>
      <translation>Загружается точный решатель …</translation>
    </message>
    <message>
      <source>The exact transport plan: which generated image goes to which real one. Rays shorter than the floor are noise and grey.</source>
      <translation>Точный транспортный план: какое созданное изображение переходит в какое настоящее. Лучи короче шумового порога — шум, они серые.</translation>
    </message>
    <message>
      <source>The exact transport plan: which generated point goes to which real one. Rays shorter than the floor are noise and grey.</source>
      <translation>Точный транспортный план: какая созданная точка идёт к какой настоящей. Лучи короче шумового порога — шум, они серые.</translation>
    </message>
    <message>
      <source>The file cannot be read ({why}).</source>
      <translation>Файл не читается ({why}).</translation>
    </message>
    <message>
      <source>The file is not text in UTF-8.</source>
      <translation>Файл — не текст в кодировке UTF-8.</translation>
    </message>
    <message>
      <source>The first GAN's minimax loss, with DCGAN's optimiser. Its paper trains on images; here it is the 4 × 128 ReLU network with noise N(0, I₂) on the ring of 8. It mostly blurs: where the critic is confident, the generator has no slope.</source>
      <translation>Минимаксные потери первого GAN с оптимизатором DCGAN. В статье учатся на картинках, здесь — сеть ReLU 4 × 128 с шумом N(0, I₂) на кольце из 8. Чаще всего размыто: где критик уверен, у генератора нет наклона.</translation>
    </message>
    <message>
      <source>The first Wasserstein GAN: weight clipping at .01, RMSprop, and bursts of 100 critic updates at the start and every 500 steps. Its paper trains on images; here it is the 4 × 128 ReLU network with noise N(0, I₂) on the ring of 8.</source>
      <translation>Первый GAN Вассерштейна: обрезка весов по 0,01, RMSprop и серии по 100 обновлений критика в начале и каждые 500 шагов. В статье учатся на картинках, здесь — сеть ReLU 4 × 128 с шумом N(0, I₂) на кольце из 8.</translation>
    </message>
    <message>
      <source>The first run goes on alone.</source>
      <translation>Первый запуск продолжается один.</translation>
    </message>
    <message>
      <source>The first run stays: the others were set up after it.</source>
      <translation>Первый запуск остаётся: остальные настроены по нему.</translation>
    </message>
    <message>
      <source>The fraction of the learning rates at which their fall ends.</source>
      <translation>Доля начальной скорости обучения, на которой кончается спад.</translation>
    </message>
    <message>
      <source>The generated images, each on a bar, from latents that stay the same.</source>
      <translation>Созданные изображения, каждое на полоске, из неизменных латентных векторов.</translation>
    </message>
    <message>
      <source>The generated points, from latents that stay the same: the earth.</source>
      <translation>Созданные точки из одних и тех же латентных векторов: земля.</translation>
    </message>
    <message>
      <source>The generator has given up some of the heaps (mode collapse), or has not found them yet.</source>
      <translation>Генератор бросил часть куч (коллапс мод) или ещё не нашёл их.</translation>
    </message>
    <message>
      <source>The generator is not averaged any more; choose one of its own samples.</source>
      <translation>Генератор больше не усредняется; выберите одну из его собственных картинок.</translation>
    </message>
    <message>
      <source>The generator is not averaged: set “EMA of the generator”, for instance to 0.999.</source>
      <translation>Генератор не усредняется: задайте «EMA генератора», например 0,999.</translation>
    </message>
    <message>
      <source>The generator is {generator}, the critic {critic}. Scores of the same method differ with its networks and with the number of samples that are judged: compare them only where these are alike.</source>
      <translation>Генератор: {generator}, критик: {critic}. Показатели одного и того же метода зависят от его сетей и от числа оцениваемых примеров: сравнивайте их только при одинаковых сетях и числе примеров.</translation>
    </message>
    <message>
      <source>The generator's image of a grid of noise.</source>
      <translation>Образ сетки шума под действием генератора.</translation>
    </message>
    <message>
      <source>The generator's images of latents between the two: along the sphere for normal noise (White 2016), else straight.</source>
      <translation>Картинки генератора для латентных векторов между двумя: по сфере при нормальном шуме (White 2016), иначе по прямой.</translation>
    </message>
    <message>
      <source>The generator's update was not finite and was not made.</source>
      <translation>Обновление генератора оказалось не конечным и не сделано.</translation>
    </message>
    <message>
      <source>The grid on which mode coverage is compared in papers: unscaled, so weights and rates mean other things.</source>
      <translation>Решётка, на которой в статьях сравнивают охват мод: без масштабирования, веса и скорости значат другое.</translation>
    </message>
    <message>
      <source>The images with the highest score first.</source>
      <translation>Сначала картинки с наибольшим значением f.</translation>
    </message>
    <message>
      <source>The installed program has no other build; from the source, with an NVIDIA card: {command}</source>
      <translation>В установленной программе другой сборки нет; из исходного кода, с видеокартой NVIDIA: {command}</translation>
    </message>
    <message>
      <source>The kept points {name} are damaged; open their CSV file again.</source>
      <translation>Сохранённые точки {name} повреждены; откройте их файл CSV снова.</translation>
    </message>
    <message>
      <source>The least work has more than one plan.</source>
      <translation>У наименьшей работы не один план.</translation>
    </message>
    <message>
      <source>The lesson pauses.</source>
      <translation>Урок приостановлен.</translation>
    </message>
    <message>
      <source>The loss's own</source>
      <translation>Свой у метода</translation>
    </message>
    <message numerus="yes">
      <source>The mean W1 of the same images seen along {n} random directions. It is not W1: of many dimensions most directions see next to nothing of a difference.</source>
      <translation>
        <numerusform>Среднее W1 тех же изображений вдоль {n} случайного направления. Это не W1: когда измерений много, большинство направлений почти не видят различия.</numerusform>
        <numerusform>Среднее W1 тех же изображений вдоль {n} случайных направлений. Это не W1: когда измерений много, большинство направлений почти не видят различия.</numerusform>
        <numerusform>Среднее W1 тех же изображений вдоль {n} случайных направлений. Это не W1: когда измерений много, большинство направлений почти не видят различия.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The mean of the last {n} steps.</source>
      <translation>
        <numerusform>Среднее за последний {n} шаг.</numerusform>
        <numerusform>Среднее за последние {n} шага.</numerusform>
        <numerusform>Среднее за последние {n} шагов.</numerusform>
      </translation>
    </message>
    <message>
      <source>The mouse draws the cloud instead of dragging; the right button takes points away.</source>
      <translation>Мышь рисует облако вместо того, чтобы тянуть его; правая кнопка убирает точки.</translation>
    </message>
    <message>
      <source>The mouse draws the heap instead of dragging it.</source>
      <translation>Мышь рисует кучу, а не двигает её.</translation>
    </message>
    <message>
      <source>The name must end in .png, .svg or .csv.</source>
      <translation>Имя должно кончаться на .png, .svg или .csv.</translation>
    </message>
    <message>
      <source>The name of one of the files holds the end of a line; give it another name.</source>
      <translation>В имени одного из файлов есть конец строки; переименуйте его.</translation>
    </message>
    <message>
      <source>The network's update was not finite and was not made.</source>
      <translation>Обновление сети оказалось не конечным и не сделано.</translation>
    </message>
    <message>
      <source>The next scene (Page Down)</source>
      <translation>Следующая сцена (Page Down)</translation>
    </message>
    <message>
      <source>The non-saturating loss with DCGAN's optimiser and the batch of 64 of PyTorch's example (the paper: 128). Its networks are convolutional; here it is the 4 × 128 ReLU network with noise N(0, I₂) on the ring of 8.</source>
      <translation>Ненасыщающиеся потери с оптимизатором DCGAN и пакетом 64 из примера PyTorch (в статье 128). Там сети свёрточные, здесь — сеть ReLU 4 × 128 с шумом N(0, I₂) на кольце из 8.</translation>
    </message>
    <message>
      <source>The non-saturating loss with a critic that is kept flat on the data. γ = .1 is ours for the plane; published for images: 10.</source>
      <translation>Ненасыщающиеся потери с критиком, пологим на данных. γ = 0,1 подобрано нами для плоскости; в статье для картинок: 10.</translation>
    </message>
    <message>
      <source>The others wait for {run}.</source>
      <translation>Остальные ждут {run}.</translation>
    </message>
    <message>
      <source>The panels {one} and {other} are never seen at a time: they belong to different workspaces.</source>
      <translation>Панели {one} и {other} никогда не видны вместе: они из разных рабочих областей.</translation>
    </message>
    <message>
      <source>The pasted text</source>
      <translation>Вставленный текст</translation>
    </message>
    <message>
      <source>The person who gave them</source>
      <translation>Тот, кто их дал</translation>
    </message>
    <message>
      <source>The pictures of {names} are of several sizes; choose one of the files.</source>
      <translation>Картинки в {names} разных размеров; выберите один из файлов.</translation>
    </message>
    <message>
      <source>The pieces of a heap must be in order and must not overlap.</source>
      <translation>Куски кучи должны идти по порядку и не перекрываться.</translation>
    </message>
    <message>
      <source>The place of the crash is recorded in {file}.</source>
      <translation>Место сбоя записано в файле {file}.</translation>
    </message>
    <message>
      <source>The plane: earth p_θ and holes p_data; drag either</source>
      <translation>Плоскость: земля p_θ и ямы p_data; тяните любое облако</translation>
    </message>
    <message>
      <source>The plate is written as soon as all runs have stopped and are measured.</source>
      <translation>Иллюстрация будет записана, как только все запуски остановятся и будут измерены.</translation>
    </message>
    <message>
      <source>The points are too far apart for numbers of 64 bits.</source>
      <translation>Точки слишком далеки друг от друга для 64-битных чисел.</translation>
    </message>
    <message>
      <source>The points cannot be kept in {folder} ({reason}); let WGAN_DESKTOP_HOME name a folder that can be written.</source>
      <translation>Точки не удаётся сохранить в {folder} ({reason}); пусть WGAN_DESKTOP_HOME указывает на папку, в которую можно писать.</translation>
    </message>
    <message>
      <source>The points {name} are not kept on this machine; open their CSV file.</source>
      <translation>Точек {name} на этой машине нет; откройте их файл CSV.</translation>
    </message>
    <message>
      <source>The present run beside a copy as the first GAN; the first GAN itself beside WGAN-GP.</source>
      <translation>Нынешний запуск рядом со своей копией в виде первого GAN; против самого первого GAN — WGAN-GP.</translation>
    </message>
    <message>
      <source>The previous run is where it was left.</source>
      <translation>Прежний запуск стоит там, где его оставили.</translation>
    </message>
    <message>
      <source>The previous scene, from its beginning (Page Up)</source>
      <translation>Предыдущая сцена, с начала (Page Up)</translation>
    </message>
    <message>
      <source>The problem's data cannot be used.</source>
      <translation>Данные задачи непригодны.</translation>
    </message>
    <message>
      <source>The program crashed when it last ran.</source>
      <translation>При прошлом запуске программа аварийно завершилась.</translation>
    </message>
    <message numerus="yes">
      <source>The program crashed {n} times in a row: this is safe mode.</source>
      <translation>
        <numerusform>Программа аварийно завершилась {n} раз подряд: это безопасный режим.</numerusform>
        <numerusform>Программа аварийно завершилась {n} раза подряд: это безопасный режим.</numerusform>
        <numerusform>Программа аварийно завершилась {n} раз подряд: это безопасный режим.</numerusform>
      </translation>
    </message>
    <message>
      <source>The program did not end as usual when it last ran.</source>
      <translation>В прошлый раз работа программы прервалась.</translation>
    </message>
    <message numerus="yes">
      <source>The program or its training crashed {n} times in a row: this is safe mode.</source>
      <translation>
        <numerusform>Программа или обучение аварийно завершились {n} раз подряд: это безопасный режим.</numerusform>
        <numerusform>Программа или обучение аварийно завершились {n} раза подряд: это безопасный режим.</numerusform>
        <numerusform>Программа или обучение аварийно завершились {n} раз подряд: это безопасный режим.</numerusform>
      </translation>
    </message>
    <message>
      <source>The real images, each in a frame: the holes that the earth is to fill.</source>
      <translation>Настоящие изображения, каждое в рамке: ямы, которые надо заполнить землёй.</translation>
    </message>
    <message>
      <source>The real points: the holes that the earth is to fill.</source>
      <translation>Настоящие точки: ямы, которые должна заполнить земля.</translation>
    </message>
    <message>
      <source>The remembered layout could not be read; it is kept as {file}.</source>
      <translation>Запомненную раскладку прочесть не удалось; она сохранена как {file}.</translation>
    </message>
    <message>
      <source>The ring of eight heaps, twice: WGAN with a gradient penalty on the left finds all of them, the first GAN's minimax loss on the right runs from heap to heap. The same networks, batches, latents and first weights.</source>
      <translation>Кольцо из восьми куч, дважды: слева WGAN со штрафом на градиент находит их все, справа минимакс первого GAN бегает от кучи к куче. Сети, пакеты, латентные векторы и начальные веса одни и те же.</translation>
    </message>
    <message>
      <source>The ring on which mode coverage is compared in papers: smaller and narrower than the first.</source>
      <translation>Кольцо, на котором в статьях сравнивают охват мод: меньше и уже первого.</translation>
    </message>
    <message>
      <source>The run</source>
      <translation>Запуск</translation>
    </message>
    <message>
      <source>The run goes on from step {step}.</source>
      <translation>Запуск продолжается с шага {step}.</translation>
    </message>
    <message>
      <source>The run goes on under the next loss</source>
      <translation>Запуск продолжится со следующей функцией потерь</translation>
    </message>
    <message>
      <source>The run has failed: let it go on from its last state, or restart it, before a duel begins.</source>
      <translation>Запуск прервался: продолжите его с последнего состояния или начните заново, потом начинайте дуэль.</translation>
    </message>
    <message>
      <source>The run is on the clipboard: one line to paste into a chat or another window.</source>
      <translation>Запуск в буфере обмена: одна строка, которую можно вставить в чат или другое окно.</translation>
    </message>
    <message>
      <source>The runs side by side as PNG, with captions, for paper.</source>
      <translation>Запуски рядом как PNG, с подписями, для бумаги.</translation>
    </message>
    <message>
      <source>The runs side by side as PNG, with captions.</source>
      <translation>Запуски рядом как PNG, с подписями.</translation>
    </message>
    <message>
      <source>The same batches, latents and first weights</source>
      <translation>Те же пакеты, латентные векторы и начальные веса</translation>
    </message>
    <message>
      <source>The same latents</source>
      <translation>Те же латентные векторы</translation>
    </message>
    <message>
      <source>The same latents and first weights</source>
      <translation>Те же латентные векторы и начальные веса</translation>
    </message>
    <message>
      <source>The same question about the present step.</source>
      <translation>Тот же вопрос о нынешнем шаге.</translation>
    </message>
    <message>
      <source>The settings alone, as TOML.</source>
      <translation>Только настройки, в TOML.</translation>
    </message>
    <message>
      <source>The settings and all that was done to the run.</source>
      <translation>Настройки и всё, что делали с запуском.</translation>
    </message>
    <message>
      <source>The settings of the code that drew the paper's toy figures: λ = .1 and 512 units in each of three layers. The estimate first rises while W1 falls: so light a penalty overshoots.</source>
      <translation>Настройки кода, которым нарисованы игрушечные рисунки статьи: λ = 0,1 и по 512 нейронов в трёх слоях. Оценка сначала растёт, пока W1 падает: столь лёгкий штраф её завышает.</translation>
    </message>
    <message>
      <source>The share of every block that is laid down turned round, 0 to 1; the rest is laid down in order</source>
      <translation>Доля каждого блока, которую кладут наоборот, от 0 до 1; остальное кладут по порядку</translation>
    </message>
    <message>
      <source>The share of generated images within reach of a real one: nearer than its neighbour number {k} among the real ones. It sees bad images, not lost kinds.</source>
      <translation>Доля созданных изображений рядом с каким-нибудь настоящим: ближе, чем его сосед номер {k} среди настоящих. Видит плохие изображения, но не потерянные виды.</translation>
    </message>
    <message>
      <source>The share of real images in whose neighbourhood, up to the neighbour number {k}, there is a generated one.</source>
      <translation>Доля настоящих изображений, в чьей окрестности (до соседа номер {k}) есть созданное.</translation>
    </message>
    <message>
      <source>The share of real images within reach of a generated one: nearer than its neighbour number {k} among the generated ones. It sees lost kinds, and forgives images that lie far apart.</source>
      <translation>Доля настоящих изображений рядом с каким-нибудь созданным: ближе, чем его сосед номер {k} среди созданных. Видит потерянные виды и прощает изображения, которые лежат далеко друг от друга.</translation>
    </message>
    <message>
      <source>The share of training time in which the trainer waited for pictures to be decoded.</source>
      <translation>Доля времени обучения, ушедшая на ожидание декодирования картинок.</translation>
    </message>
    <message>
      <source>The stage alone, large</source>
      <translation>Одна сцена, крупно</translation>
    </message>
    <message>
      <source>The switch {name} must be of a panel, and true or false.</source>
      <translation>Переключатель {name} должен принадлежать панели и иметь значение true или false.</translation>
    </message>
    <message numerus="yes">
      <source>The time from one beat to the next, which a person sees as smooth or not; over the last {n}.</source>
      <translation>
        <numerusform>Время от кадра до кадра, которое глаз видит как плавность; за последний {n}.</numerusform>
        <numerusform>Время от кадра до кадра, которое глаз видит как плавность; за последние {n}.</numerusform>
        <numerusform>Время от кадра до кадра, которое глаз видит как плавность; за последние {n}.</numerusform>
      </translation>
    </message>
    <message>
      <source>The tiny networks and plain gradient descent of the browser tool GAN Lab, for comparison with it. Its generator ends in tanh, so the ring lies within the unit square.</source>
      <translation>Крошечные сети и простой градиентный спуск из браузерной GAN Lab, для сравнения с ней. Генератор кончается tanh, поэтому кольцо лежит в единичном квадрате.</translation>
    </message>
    <message numerus="yes">
      <source>The trainer died: all {n} steps are lost.</source>
      <translation>
        <numerusform>Процесс обучения погиб: потерян {n} шаг.</numerusform>
        <numerusform>Процесс обучения погиб: потеряны все {n} шага.</numerusform>
        <numerusform>Процесс обучения погиб: потеряны все {n} шагов.</numerusform>
      </translation>
    </message>
    <message>
      <source>The trainer died: one step since the last checkpoint is lost.</source>
      <translation>Процесс обучения погиб: потерян один шаг после последней точки сохранения.</translation>
    </message>
    <message numerus="yes">
      <source>The trainer died: {n} steps since the last checkpoint are lost.</source>
      <translation>
        <numerusform>Процесс обучения погиб: потерян {n} шаг после последней точки сохранения.</numerusform>
        <numerusform>Процесс обучения погиб: потеряны {n} шага после последней точки сохранения.</numerusform>
        <numerusform>Процесс обучения погиб: потеряно {n} шагов после последней точки сохранения.</numerusform>
      </translation>
    </message>
    <message>
      <source>The trainer met an error.</source>
      <translation>В процессе обучения случилась ошибка.</translation>
    </message>
    <message>
      <source>The trainer waits for data {percent:.0f} % of its time</source>
      <translation>Обучение ждёт данных {percent:.0f} % времени</translation>
    </message>
    <message>
      <source>The way of every block: it goes straight to its place, drawn as an arc to be seen.</source>
      <translation>Путь каждого блока: он идёт на место прямо, а дугой нарисован, чтобы было видно.</translation>
    </message>
    <message>
      <source>The whole run in one string to share.</source>
      <translation>Весь запуск одной строкой, чтобы поделиться.</translation>
    </message>
    <message>
      <source>Their classes are the {count} folders they lie in: {names}.</source>
      <translation>Их классы — папки, в которых они лежат ({count}): {names}.</translation>
    </message>
    <message>
      <source>Their networks: {network}; “Networks” in the controls changes that.</source>
      <translation>Их сети: {network}; сменить — в разделе «Сети» панели управления.</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>Тема</translation>
    </message>
    <message>
      <source>There and back, again and again.</source>
      <translation>Туда и обратно, снова и снова.</translation>
    </message>
    <message>
      <source>There are no pictures in {path}{also}; choose a folder with {kinds} files.</source>
      <translation>В {path} нет изображений{also}; выберите папку с файлами {kinds}.</translation>
    </message>
    <message>
      <source>There are no points to learn; draw some, or open a CSV file.</source>
      <translation>Учить нечего: точек нет; нарисуйте их или откройте файл CSV.</translation>
    </message>
    <message>
      <source>There are no points to move.</source>
      <translation>Нет точек, которые можно переносить.</translation>
    </message>
    <message>
      <source>There are no points: no mass to carry. The last cloud stays until you draw some.</source>
      <translation>Точек нет, и нет массы, которую можно переносить. Прежнее облако остаётся, пока вы не нарисуете новое.</translation>
    </message>
    <message>
      <source>There is no duel {name}; there are {known}.</source>
      <translation>Дуэли {name} нет; есть {known}.</translation>
    </message>
    <message>
      <source>There is no file or folder {path}; choose the pictures again.</source>
      <translation>Файла или папки {path} нет; выберите изображения снова.</translation>
    </message>
    <message>
      <source>There is no file {path}; choose another.</source>
      <translation>Файла {path} нет; выберите другой.</translation>
    </message>
    <message>
      <source>There is no panel {name}; there are {known}.</source>
      <translation>Панели {name} нет; есть {known}.</translation>
    </message>
    <message>
      <source>There is no preset {name}; there are {known}.</source>
      <translation>Набора настроек {name} нет; есть {known}.</translation>
    </message>
    <message>
      <source>There is no room left in {folder}; make some, or choose another folder.</source>
      <translation>В {folder} нет места; освободите его или выберите другую папку.</translation>
    </message>
    <message>
      <source>There is no room to write the scores: they are read under the pointer.</source>
      <translation>Значениям f не хватает места: они видны под указателем.</translation>
    </message>
    <message>
      <source>There is no switch {name}; its panel has {known}.</source>
      <translation>Переключателя {name} нет; у его панели: {known}.</translation>
    </message>
    <message>
      <source>There is no walk yet.</source>
      <translation>Прогулки ещё нет.</translation>
    </message>
    <message>
      <source>There is nowhere to download {file} from.</source>
      <translation>{file} неоткуда загрузить.</translation>
    </message>
    <message>
      <source>These are no pictures; choose a problem of pictures.</source>
      <translation>Это не картинки; выберите задачу с картинками.</translation>
    </message>
    <message>
      <source>These are so few that the scores mean little: noise may count as good.</source>
      <translation>Это так мало, что показатели мало что значат: и шум может сойти за хорошее.</translation>
    </message>
    <message>
      <source>These networks do not fit into the memory.</source>
      <translation>Эти сети не помещаются в память.</translation>
    </message>
    <message>
      <source>These networks have {millions:.0f} million weights and need about {need:.1f} GB of memory; {left:.1f} GB are free.</source>
      <translation>В этих сетях {millions:.0f} млн весов, им нужно около {need:.1f} ГБ памяти; свободно {left:.1f} ГБ.</translation>
    </message>
    <message>
      <source>These networks make pictures, and the problem has points: choose the MLP.</source>
      <translation>Эти сети создают картинки, а в задаче точки: выберите MLP.</translation>
    </message>
    <message>
      <source>These points have no columns to choose from; leave Columns empty, or open a CSV file.</source>
      <translation>У этих точек нет столбцов на выбор; оставьте «Столбцы» пустыми или откройте файл CSV.</translation>
    </message>
    <message numerus="yes">
      <source>They are a uniform sample of {n}.</source>
      <translation>
        <numerusform>Это равномерная выборка из {n}.</numerusform>
        <numerusform>Это равномерная выборка из {n}.</numerusform>
        <numerusform>Это равномерная выборка из {n}.</numerusform>
      </translation>
    </message>
    <message>
      <source>They are decoded more slowly than they are learnt; a run that finds them decoded does not wait.</source>
      <translation>Декодирование медленнее обучения; запуск, для которого всё уже декодировано, не ждёт.</translation>
    </message>
    <message>
      <source>This GPU has no bfloat16: computed in float32.</source>
      <translation>У этой видеокарты нет bfloat16: считается в float32.</translation>
    </message>
    <message>
      <source>This heap has no mass: draw some earth, or choose another shape.</source>
      <translation>В этой куче нет массы: нарисуйте землю или выберите другую форму.</translation>
    </message>
    <message>
      <source>This is a mistake in the program; training is not touched by it.</source>
      <translation>Это ошибка программы; на обучении она не сказалась.</translation>
    </message>
    <message>
      <source>This is not a TOML file.</source>
      <translation>Это не файл TOML.</translation>
    </message>
    <message>
      <source>This is not a TOML file: it ends too early.</source>
      <translation>Это не файл TOML: он обрывается слишком рано.</translation>
    </message>
    <message>
      <source>This is not a TOML file: line {line}, column {column} cannot be read.</source>
      <translation>Это не файл TOML: строка {line}, столбец {column} не читается.</translation>
    </message>
    <message>
      <source>This problem has no known modes.</source>
      <translation>У этой задачи нет известных мод.</translation>
    </message>
    <message>
      <source>This user may not use it.</source>
      <translation>У этого пользователя нет прав на него.</translation>
    </message>
    <message>
      <source>Threads</source>
      <translation>Потоки</translation>
    </message>
    <message>
      <source>Time between frames and work of each beat, the last ten seconds, in milliseconds</source>
      <translation>Время между кадрами и работа на кадр за последние десять секунд, в миллисекундах</translation>
    </message>
    <message>
      <source>To</source>
      <translation>Куда</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>Обучение</translation>
    </message>
    <message>
      <source>Train in</source>
      <translation>Где обучать</translation>
    </message>
    <message>
      <source>Training diverged: {norms}.</source>
      <translation>Обучение разошлось: {norms}.</translation>
    </message>
    <message>
      <source>Training goes on; the plan, W1, and what is held against them are of an earlier step.</source>
      <translation>Обучение продолжается; план, W1 и всё, что с ними сравнивается, относятся к более раннему шагу.</translation>
    </message>
    <message>
      <source>Training steps a second.</source>
      <translation>Шагов обучения в секунду.</translation>
    </message>
    <message>
      <source>Training time, pauses left out.</source>
      <translation>Время обучения без пауз.</translation>
    </message>
    <message>
      <source>Trains on {device}, in a {host}.</source>
      <translation>Обучение на {device}: {host}.</translation>
    </message>
    <message>
      <source>Transport</source>
      <translation>Ход запуска</translation>
    </message>
    <message numerus="yes">
      <source>Transport of {n} images</source>
      <translation>
        <numerusform>Перенос {n} изображения</numerusform>
        <numerusform>Перенос {n} изображений</numerusform>
        <numerusform>Перенос {n} изображений</numerusform>
      </translation>
    </message>
    <message>
      <source>Twenty-five heaps: a generator must cut its noise into many pieces, and easily forgets some.</source>
      <translation>Двадцать пять куч: генератор должен разрезать шум на много кусков и легко забывает часть.</translation>
    </message>
    <message>
      <source>Two Gaussians</source>
      <translation>Два гауссовых горба</translation>
    </message>
    <message>
      <source>Two blobs, apart</source>
      <translation>Два пятна поодаль</translation>
    </message>
    <message>
      <source>Two clouds</source>
      <translation>Два облака</translation>
    </message>
    <message>
      <source>Two clouds of earth in the plane: carry one to the other along the exact plan, and measure how far.</source>
      <translation>Два облака земли на плоскости: перенести одно на место другого по точному плану и измерить, насколько они далеки.</translation>
    </message>
    <message>
      <source>Two heaps</source>
      <translation>Две кучи</translation>
    </message>
    <message>
      <source>Two heaps of earth on a line: carry one to the other, and measure how far apart they are.</source>
      <translation>Две кучи земли на прямой: перенесите одну на место другой и измерьте, насколько они далеки друг от друга.</translation>
    </message>
    <message>
      <source>Two heaps on a line</source>
      <translation>Две кучи на прямой</translation>
    </message>
    <message>
      <source>Two moons</source>
      <translation>Два полумесяца</translation>
    </message>
    <message>
      <source>Two plates: WGAN beside GAN</source>
      <translation>Две иллюстрации: WGAN рядом с GAN</translation>
    </message>
    <message>
      <source>Two points −½, ½</source>
      <translation>Две точки −½, ½</translation>
    </message>
    <message>
      <source>Two runs side by side and in step: the same problem, latents and seed, the same first weights where the shapes agree, the same batches where they make as many critic steps. Change the methods while they run.</source>
      <translation>Два запуска рядом и шаг в шаг: те же задача, латентные векторы и зерно, те же начальные веса, где формы совпадают, те же пакеты, где поровну шагов критика. Меняйте методы на ходу.</translation>
    </message>
    <message>
      <source>Two thin bands that interlock without touching: no straight cut tells them apart.</source>
      <translation>Две тонкие полосы, сцепленные не касаясь: прямым разрезом их не отделить.</translation>
    </message>
    <message>
      <source>Two to four runs in step: the same problem, latents and seed, each by a method of its own.</source>
      <translation>От двух до четырёх запусков шаг в шаг: те же задача, латентные векторы и зерно, у каждого свой метод.</translation>
    </message>
    <message>
      <source>Two to four runs side by side and in step, each by a method of its own</source>
      <translation>От двух до четырёх запусков рядом и шаг в шаг, каждый своим методом</translation>
    </message>
    <message>
      <source>Two uniform blocks</source>
      <translation>Два ровных блока</translation>
    </message>
    <message>
      <source>UTF-8 text</source>
      <translation>текст в UTF-8</translation>
    </message>
    <message>
      <source>Under the Wasserstein loss this constraint does not bound the critic's slope: its scores can grow for ever, and their gap is not a distance.</source>
      <translation>При потерях Вассерштейна это ограничение не держит наклон критика: его значения могут расти вечно, и их разность — не расстояние.</translation>
    </message>
    <message>
      <source>Under way</source>
      <translation>В пути</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Отменить</translation>
    </message>
    <message>
      <source>Undo change</source>
      <translation>Отменить изменение</translation>
    </message>
    <message>
      <source>Undo zooming and moving; the same as a double click.</source>
      <translation>Вернуть масштаб и место; то же, что двойной щелчок.</translation>
    </message>
    <message>
      <source>Uniform U[−½, ½]</source>
      <translation>Равномерная U[−½; ½]</translation>
    </message>
    <message>
      <source>Uniform on [-1, 1]</source>
      <translation>Равномерный на [-1, 1]</translation>
    </message>
    <message>
      <source>Uniform within half the clip value</source>
      <translation>Равномерная до половины порога</translation>
    </message>
    <message>
      <source>Units in each hidden layer.</source>
      <translation>Нейронов в каждом скрытом слое.</translation>
    </message>
    <message>
      <source>Unusable pictures</source>
      <translation>Негодные картинки</translation>
    </message>
    <message>
      <source>Updates that each network has had.</source>
      <translation>Сколько обновлений было у каждой сети.</translation>
    </message>
    <message>
      <source>Vertical line</source>
      <translation>Вертикальный отрезок</translation>
    </message>
    <message>
      <source>View</source>
      <translation>Вид</translation>
    </message>
    <message>
      <source>W = λ(−1 + √(1 + 2 est/λ)): the estimate without the overshoot that a gradient penalty of weight λ = {weight} allows. On the rays the critic's slope K gains K·W and pays λ(K − 1)², so that K = 1 + W/(2λ).</source>
      <translation>W = λ(−1 + √(1 + 2 оц/λ)): оценка без завышения, которое допускает штраф на градиент с весом λ = {weight}. На лучах наклон критика K выигрывает K·W и платит λ(K − 1)², так что K = 1 + W/(2λ).</translation>
    </message>
    <message>
      <source>W ← W/σ(W) in every critic layer</source>
      <translation>W ← W/σ(W) в каждом слое критика</translation>
    </message>
    <message>
      <source>W1</source>
      <translation>W1</translation>
    </message>
    <message>
      <source>W1 / floor</source>
      <translation>W1 / предел</translation>
    </message>
    <message>
      <source>W1 is {w1:.3g} at step {step}, below {bound:g}.</source>
      <translation>W1 = {w1:.3g} на шаге {step}, ниже {bound:g}.</translation>
    </message>
    <message>
      <source>W1 of the two heaps</source>
      <translation>W1 двух куч</translation>
    </message>
    <message numerus="yes">
      <source>W1, the earth mover's distance of these {n} generated and {n} real images, by an exact solver.</source>
      <translation>
        <numerusform>W1, расстояние Вассерштейна между этими изображениями ({n} созданное и {n} настоящее), найденное точно.</numerusform>
        <numerusform>W1, расстояние Вассерштейна между этими изображениями ({n} созданных и {n} настоящих), найденное точно.</numerusform>
        <numerusform>W1, расстояние Вассерштейна между этими изображениями ({n} созданных и {n} настоящих), найденное точно.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>W1, the earth mover's distance of {n} generated and {n} real samples, by an exact solver.</source>
      <translation>
        <numerusform>W1, расстояние Вассерштейна {n} созданной и {n} настоящей точки, от точного решателя.</numerusform>
        <numerusform>W1, расстояние Вассерштейна {n} созданных и {n} настоящих точек, от точного решателя.</numerusform>
        <numerusform>W1, расстояние Вассерштейна {n} созданных и {n} настоящих точек, от точного решателя.</numerusform>
      </translation>
    </message>
    <message>
      <source>W2 of the two heaps</source>
      <translation>W2 двух куч</translation>
    </message>
    <message>
      <source>WGAN (2017)</source>
      <translation>WGAN (2017)</translation>
    </message>
    <message>
      <source>WGAN Desktop {version}: a laboratory for Wasserstein GANs.</source>
      <translation>WGAN Desktop {version}: лаборатория GAN Вассерштейна.</translation>
    </message>
    <message>
      <source>WGAN, clipped</source>
      <translation>WGAN с обрезкой</translation>
    </message>
    <message>
      <source>WGAN-GP</source>
      <translation>WGAN-GP</translation>
    </message>
    <message>
      <source>WGAN-GP, its toy code</source>
      <translation>WGAN-GP, игрушечный код</translation>
    </message>
    <message>
      <source>WGAN-GP, the paper</source>
      <translation>WGAN-GP, статья</translation>
    </message>
    <message>
      <source>WGAN-div</source>
      <translation>WGAN-div</translation>
    </message>
    <message>
      <source>Waiting for a picture.</source>
      <translation>Ждём снимка.</translation>
    </message>
    <message>
      <source>Waiting for the first picture</source>
      <translation>Ждём первого снимка</translation>
    </message>
    <message>
      <source>Waiting for the first plan</source>
      <translation>Ждём первого плана</translation>
    </message>
    <message>
      <source>Waits for {condition}, {seconds} s at most.</source>
      <translation>Ждём {condition}, не больше {seconds} с.</translation>
    </message>
    <message>
      <source>Walk</source>
      <translation>Прогулка</translation>
    </message>
    <message>
      <source>Wants a flat critic between the heaps: the slope settles at W/(2λ) and vanishes where the heaps agree.</source>
      <translation>Добивается пологого критика между кучами: наклон выходит на W/(2λ) и исчезает там, где кучи совпали.</translation>
    </message>
    <message>
      <source>Warm-up after a switch</source>
      <translation>Разогрев после смены</translation>
    </message>
    <message>
      <source>Wasserstein</source>
      <translation>Вассерштейн</translation>
    </message>
    <message>
      <source>Ways</source>
      <translation>Пути</translation>
    </message>
    <message>
      <source>Weighs the critic's loss on real samples; below 1 the generated ones weigh more, which tempers the critic (GAN Lab).</source>
      <translation>Взвешивает потери критика на настоящих примерах; ниже 1 созданные весят больше, что сдерживает критика (GAN Lab).</translation>
    </message>
    <message>
      <source>Weight clipping</source>
      <translation>Обрезка весов</translation>
    </message>
    <message>
      <source>Weight of the real term</source>
      <translation>Вес настоящих примеров</translation>
    </message>
    <message>
      <source>Weights and gradients</source>
      <translation>Веса и градиенты</translation>
    </message>
    <message>
      <source>Welcome</source>
      <translation>Добро пожаловать</translation>
    </message>
    <message>
      <source>What</source>
      <translation>Что</translation>
    </message>
    <message>
      <source>What a DCGAN's or ResNet's convolutions are computed in: automatic is bfloat16 on an NVIDIA GPU that has it. Everything else, and all that is measured, is computed in float32.</source>
      <translation>В чём считаются свёртки DCGAN и ResNet: автоматически — в bfloat16 на видеокарте NVIDIA, у которой он есть. Всё остальное и всё, что измеряется, считается в float32.</translation>
    </message>
    <message>
      <source>What a Wasserstein critic says of the distance: E f(x) − E f(y), without the penalty.</source>
      <translation>Что критик Вассерштейна говорит о расстоянии: E f(x) − E f(y), без штрафа.</translation>
    </message>
    <message numerus="yes">
      <source>What a beat costs the window's own thread, painting included; over the last {n}.</source>
      <translation>
        <numerusform>Чего кадр стоит потоку окна вместе с рисованием; за последний {n}.</numerusform>
        <numerusform>Чего кадр стоит потоку окна вместе с рисованием; за последние {n}.</numerusform>
        <numerusform>Чего кадр стоит потоку окна вместе с рисованием; за последние {n}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>What a perfect generator would score at this number of images: mean and standard deviation of {n} draws.</source>
      <translation>
        <numerusform>Что получил бы идеальный генератор при таком числе изображений: среднее и стандартное отклонение по {n} выборке.</numerusform>
        <numerusform>Что получил бы идеальный генератор при таком числе изображений: среднее и стандартное отклонение по {n} выборкам.</numerusform>
        <numerusform>Что получил бы идеальный генератор при таком числе изображений: среднее и стандартное отклонение по {n} выборкам.</numerusform>
      </translation>
    </message>
    <message>
      <source>What a perfect generator would score in W1 with so many samples: mean and standard deviation of 20 draws. Below it nothing can be told from perfect.</source>
      <translation>Какое W1 получил бы идеальный генератор при стольких примерах: среднее и стандартное отклонение по 20 выборкам. Ниже ничего не отличить от идеала.</translation>
    </message>
    <message numerus="yes">
      <source>What a perfect generator would score with so many samples: mean and standard deviation of {n} draws.</source>
      <translation>
        <numerusform>Что получил бы идеальный генератор при стольких примерах: среднее и стандартное отклонение по {n} выборке.</numerusform>
        <numerusform>Что получил бы идеальный генератор при стольких примерах: среднее и стандартное отклонение по {n} выборкам.</numerusform>
        <numerusform>Что получил бы идеальный генератор при стольких примерах: среднее и стандартное отклонение по {n} выборкам.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>What a perfect generator would score: W1 of a stratified real cloud against an independent real one; mean ± standard deviation of {n} draws.</source>
      <translation>
        <numerusform>Что получил бы идеальный генератор: W1 стратифицированного настоящего облака и независимого настоящего; среднее ± стандартное отклонение по {n} выборке.</numerusform>
        <numerusform>Что получил бы идеальный генератор: W1 стратифицированного настоящего облака и независимого настоящего; среднее ± стандартное отклонение по {n} выборкам.</numerusform>
        <numerusform>Что получил бы идеальный генератор: W1 стратифицированного настоящего облака и независимого настоящего; среднее ± стандартное отклонение по {n} выборкам.</numerusform>
      </translation>
    </message>
    <message>
      <source>What critic and generator minimise.</source>
      <translation>Что минимизируют критик и генератор.</translation>
    </message>
    <message>
      <source>What descent follows</source>
      <translation>По чему идёт спуск</translation>
    </message>
    <message>
      <source>What deserves a look</source>
      <translation>На что стоит взглянуть</translation>
    </message>
    <message>
      <source>What deserves a look now.</source>
      <translation>На что сейчас стоит взглянуть.</translation>
    </message>
    <message>
      <source>What do you want to do?</source>
      <translation>Что сделать?</translation>
    </message>
    <message>
      <source>What is meant by “a GAN” since 2016. Its slope does not fade, but it says little of where to go.</source>
      <translation>То, что с 2016 года называют «GAN». Наклон не угасает, но мало говорит, куда идти.</translation>
    </message>
    <message>
      <source>What the critic of a JS loss says of that divergence: log 2 − L/2 (Goodfellow et al. 2014).</source>
      <translation>Что критик с потерями JS говорит об этой дивергенции: ln 2 − L/2 (Goodfellow и др. 2014).</translation>
    </message>
    <message>
      <source>What the generator minimises.</source>
      <translation>Что минимизирует генератор.</translation>
    </message>
    <message>
      <source>What the learnt critic f proves: (E f(data) − E f(θ)) / max |f′|, now with max |f′| = {steepness}. No f of slope at most 1 finds more than W₁.</source>
      <translation>Что доказывает обученный критик f: (E f(data) − E f(θ)) / max |f′|, сейчас max |f′| = {steepness}. Никакая f с наклоном не больше 1 не найдёт больше W₁.</translation>
    </message>
    <message>
      <source>What the optimal critic scores, as the mean over many grains of each heap: W₁ once more, by duality.</source>
      <translation>Разность средних значений оптимального критика по многим песчинкам каждой кучи: ещё раз W₁, по двойственности.</translation>
    </message>
    <message>
      <source>What was dropped</source>
      <translation>Перетащенное</translation>
    </message>
    <message>
      <source>When they match</source>
      <translation>При совпадении</translation>
    </message>
    <message>
      <source>Where distances are measured</source>
      <translation>Где измеряются расстояния</translation>
    </message>
    <message>
      <source>Where to put {name}</source>
      <translation>Куда положить {name}</translation>
    </message>
    <message>
      <source>Whether the pictures are learnt in colour.</source>
      <translation>Учить ли картинки в цвете.</translation>
    </message>
    <message>
      <source>Which images</source>
      <translation>Какие картинки</translation>
    </message>
    <message>
      <source>Whole picture</source>
      <translation>Показать целиком</translation>
    </message>
    <message>
      <source>Whole steps: all critic updates and one generator update.</source>
      <translation>Целые шаги: все обновления критика и одно обновление генератора.</translation>
    </message>
    <message>
      <source>With an NVIDIA card and its driver: {command}</source>
      <translation>С видеокартой NVIDIA и её драйвером: {command}</translation>
    </message>
    <message>
      <source>With an NVIDIA card: install or update its driver and start again.</source>
      <translation>С видеокартой NVIDIA: установите или обновите её драйвер и запустите снова.</translation>
    </message>
    <message>
      <source>Without the penalty, on real samples of either kind against the same generated ones.</source>
      <translation>Без штрафа, на настоящих примерах обоих видов против одних и тех же созданных.</translation>
    </message>
    <message>
      <source>Worker process</source>
      <translation>Рабочий процесс</translation>
    </message>
    <message>
      <source>Worker thread</source>
      <translation>Рабочий поток</translation>
    </message>
    <message>
      <source>Workspace</source>
      <translation>Рабочая область</translation>
    </message>
    <message>
      <source>Wu et al. 2018, Wasserstein Divergence for GANs</source>
      <translation>Wu и др. 2018, Wasserstein Divergence for GANs</translation>
    </message>
    <message>
      <source>W₁</source>
      <translation>W₁</translation>
    </message>
    <message>
      <source>W₁ − learnt bound: never below 0.</source>
      <translation>W₁ − обученная граница: никогда не меньше 0.</translation>
    </message>
    <message>
      <source>W₂</source>
      <translation>W₂</translation>
    </message>
    <message>
      <source>Xavier uniform</source>
      <translation>Ксавье, равномерная</translation>
    </message>
    <message>
      <source>Y. LeCun, C. Cortes, C. J. C. Burges, 1998</source>
      <translation>Y. LeCun, C. Cortes, C. J. C. Burges, 1998</translation>
    </message>
    <message>
      <source>Your own data: drop a CSV file on the window, or draw with the mouse.</source>
      <translation>Свои данные: бросьте файл CSV на окно или нарисуйте мышью.</translation>
    </message>
    <message>
      <source>Your own layout is untouched: close this window as usual, and the next start has it again.</source>
      <translation>Ваше расположение окон не изменено: закройте это окно как обычно, и при следующем запуске оно вернётся.</translation>
    </message>
    <message>
      <source>Your own pictures: drop a folder, MNIST's files, LSUN's LMDB, a NumPy or CIFAR file on the window.</source>
      <translation>Свои картинки: перетащите на окно папку, файлы MNIST, LMDB из LSUN, файл NumPy или CIFAR.</translation>
    </message>
    <message>
      <source>Your own settings</source>
      <translation>Свои настройки</translation>
    </message>
    <message>
      <source>Zero-centred penalty</source>
      <translation>Штраф с центром в нуле</translation>
    </message>
    <message>
      <source>a NumPy file</source>
      <translation>файл NumPy</translation>
    </message>
    <message>
      <source>a field of the settings</source>
      <translation>поле настроек</translation>
    </message>
    <message>
      <source>a file that can be read ({reason})</source>
      <translation>файл, который можно прочесть ({reason})</translation>
    </message>
    <message>
      <source>a folder of JPEG, PNG, WebP, BMP or GIF files</source>
      <translation>папка с файлами JPEG, PNG, WebP, BMP или GIF</translation>
    </message>
    <message>
      <source>a list of entries</source>
      <translation>список записей</translation>
    </message>
    <message>
      <source>a lower bound</source>
      <translation>нижняя граница</translation>
    </message>
    <message>
      <source>a mixture</source>
      <translation>смесь</translation>
    </message>
    <message>
      <source>a number from {low:g} to {high:g}</source>
      <translation>число от {low:g} до {high:g}</translation>
    </message>
    <message>
      <source>a number of minutes</source>
      <translation>число минут</translation>
    </message>
    <message>
      <source>a perfect generator</source>
      <translation>идеальный генератор</translation>
    </message>
    <message>
      <source>a place from {low:g} to {high:g}</source>
      <translation>место от {low:g} до {high:g}</translation>
    </message>
    <message>
      <source>a run file of at most {size} MB</source>
      <translation>файл запуска не больше {size} МБ</translation>
    </message>
    <message>
      <source>a table of fields</source>
      <translation>таблица полей</translation>
    </message>
    <message>
      <source>a table of names, each true or false</source>
      <translation>таблица имён, у каждого true или false</translation>
    </message>
    <message>
      <source>a table of step, update, updates, action and detail</source>
      <translation>таблица из step, update, updates, action и detail</translation>
    </message>
    <message>
      <source>a whole number from {low:.0f} to {high:.0f}</source>
      <translation>целое число от {low:.0f} до {high:.0f}</translation>
    </message>
    <message>
      <source>a whole shared run, one line that begins with {prefix}</source>
      <translation>целый запуск, одна строка, начинающаяся с {prefix}</translation>
    </message>
    <message>
      <source>against</source>
      <translation>против</translation>
    </message>
    <message>
      <source>agreement with the rays</source>
      <translation>согласие с лучами</translation>
    </message>
    <message>
      <source>all at once</source>
      <translation>всё сразу</translation>
    </message>
    <message>
      <source>all layers</source>
      <translation>все слои</translation>
    </message>
    <message>
      <source>along</source>
      <translation>вдоль</translation>
    </message>
    <message>
      <source>an IDX file (MNIST)</source>
      <translation>файл IDX (MNIST)</translation>
    </message>
    <message>
      <source>an ordinary file</source>
      <translation>обычный файл</translation>
    </message>
    <message numerus="yes">
      <source>and {others} in {n} others</source>
      <translation>
        <numerusform>и {others} ещё в {n}</numerusform>
        <numerusform>и {others} ещё в {n}</numerusform>
        <numerusform>и {others} ещё в {n}</numerusform>
      </translation>
    </message>
    <message>
      <source>area between</source>
      <translation>площадь между</translation>
    </message>
    <message>
      <source>as fast as it goes</source>
      <translation>как можно быстрее</translation>
    </message>
    <message>
      <source>at a place (step, update, updates) not before the last</source>
      <translation>место (step, update, updates) не раньше последнего</translation>
    </message>
    <message>
      <source>at a walk</source>
      <translation>шагом</translation>
    </message>
    <message>
      <source>at most {most} rows of two finite numbers</source>
      <translation>не больше {most} строк из двух конечных чисел</translation>
    </message>
    <message>
      <source>being measured</source>
      <translation>измеряется</translation>
    </message>
    <message>
      <source>bfloat16</source>
      <translation>bfloat16</translation>
    </message>
    <message>
      <source>bias {bias} · {step}</source>
      <translation>смещение {bias} · {step}</translation>
    </message>
    <message>
      <source>block by block</source>
      <translation>по блокам</translation>
    </message>
    <message>
      <source>by x</source>
      <translation>по x</translation>
    </message>
    <message>
      <source>carried</source>
      <translation>перенесено</translation>
    </message>
    <message>
      <source>carried so far</source>
      <translation>уже перенесено</translation>
    </message>
    <message>
      <source>circles for ever</source>
      <translation>вечно кружит</translation>
    </message>
    <message>
      <source>column {number}</source>
      <translation>столбец {number}</translation>
    </message>
    <message>
      <source>comes nearer, ever more slowly</source>
      <translation>приближается всё медленнее</translation>
    </message>
    <message>
      <source>converges</source>
      <translation>сходится</translation>
    </message>
    <message>
      <source>corr.</source>
      <translation>попр.</translation>
    </message>
    <message>
      <source>corrected / W1</source>
      <translation>поправленная / W1</translation>
    </message>
    <message>
      <source>corrected estimate</source>
      <translation>поправленная оценка</translation>
    </message>
    <message>
      <source>cos(gradient, ray)</source>
      <translation>cos(градиент, луч)</translation>
    </message>
    <message>
      <source>cos(∇f, ray)</source>
      <translation>cos(∇f, луч)</translation>
    </message>
    <message>
      <source>cost |x − y|</source>
      <translation>стоимость |x − y|</translation>
    </message>
    <message>
      <source>cost |x − y|²</source>
      <translation>стоимость |x − y|²</translation>
    </message>
    <message>
      <source>coverage</source>
      <translation>покрытие</translation>
    </message>
    <message>
      <source>critic</source>
      <translation>критик</translation>
    </message>
    <message>
      <source>critic f</source>
      <translation>критик f</translation>
    </message>
    <message>
      <source>critic f = {f}</source>
      <translation>критик f = {f}</translation>
    </message>
    <message>
      <source>critic f is flat: {value} everywhere</source>
      <translation>критик f плоский: везде {value}</translation>
    </message>
    <message>
      <source>critic gradient</source>
      <translation>градиент критика</translation>
    </message>
    <message>
      <source>critic loss</source>
      <translation>потери критика</translation>
    </message>
    <message>
      <source>critic update</source>
      <translation>обновление критика</translation>
    </message>
    <message>
      <source>critic {critic} · generator {generator}</source>
      <translation>критик {critic} · генератор {generator}</translation>
    </message>
    <message>
      <source>critic's estimate</source>
      <translation>оценка критика</translation>
    </message>
    <message>
      <source>critic: E f(y) − E f(x)      generator: −E f(y)</source>
      <translation>критик: E f(y) − E f(x)      генератор: −E f(y)</translation>
    </message>
    <message>
      <source>critic: E max(0, 1 − f(x)) + E max(0, 1 + f(y))      generator: −E f(y)</source>
      <translation>критик: E max(0, 1 − f(x)) + E max(0, 1 + f(y))      генератор: −E f(y)</translation>
    </message>
    <message>
      <source>critic: E s(f(y) − f(x))      generator: E s(f(x) − f(y)),   s(t) = log(1 + eᵗ)</source>
      <translation>критик: E s(f(y) − f(x))      генератор: E s(f(x) − f(y)),   s(t) = ln(1 + eᵗ)</translation>
    </message>
    <message>
      <source>critic: w E s(−f(x)) + E s(f(y))      generator: E s(−f(y)),   s(t) = log(1 + eᵗ)</source>
      <translation>критик: w E s(−f(x)) + E s(f(y))      генератор: E s(−f(y)),   s(t) = ln(1 + eᵗ)</translation>
    </message>
    <message>
      <source>critic: w E s(−f(x)) + E s(f(y))      generator: −E s(f(y)),   s(t) = log(1 + eᵗ)</source>
      <translation>критик: w E s(−f(x)) + E s(f(y))      генератор: −E s(f(y)),   s(t) = ln(1 + eᵗ)</translation>
    </message>
    <message>
      <source>critic: ½ E (f(x) − 1)² + ½ E f(y)²      generator: ½ E (f(y) − 1)²</source>
      <translation>критик: ½ E (f(x) − 1)² + ½ E f(y)²      генератор: ½ E (f(y) − 1)²</translation>
    </message>
    <message>
      <source>current</source>
      <translation>текущая</translation>
    </message>
    <message>
      <source>density</source>
      <translation>плотность</translation>
    </message>
    <message>
      <source>descent stands still</source>
      <translation>спуск стоит на месте</translation>
    </message>
    <message>
      <source>device</source>
      <translation>устройство</translation>
    </message>
    <message>
      <source>distance</source>
      <translation>расст.</translation>
    </message>
    <message>
      <source>distance of features</source>
      <translation>по признакам</translation>
    </message>
    <message>
      <source>distance of pixels</source>
      <translation>по пикселям</translation>
    </message>
    <message>
      <source>distance of the GAN from the equilibrium</source>
      <translation>расстояние GAN до равновесия</translation>
    </message>
    <message>
      <source>distance {distance}</source>
      <translation>расстояние {distance}</translation>
    </message>
    <message>
      <source>doubtful, n = {size} · {step}</source>
      <translation>ненадёжно, n = {size} · {step}</translation>
    </message>
    <message>
      <source>download or copy it again.</source>
      <translation>скачайте или скопируйте его снова.</translation>
    </message>
    <message>
      <source>draw</source>
      <translation>выборка</translation>
    </message>
    <message>
      <source>drawn plan</source>
      <translation>план на сцене</translation>
    </message>
    <message>
      <source>duality gap</source>
      <translation>зазор двойственности</translation>
    </message>
    <message>
      <source>due</source>
      <translation>положено</translation>
    </message>
    <message>
      <source>each of the given pictures with the same probability, its values in [−1, 1]</source>
      <translation>каждая из данных картинок с одной и той же вероятностью, значения в [−1, 1]</translation>
    </message>
    <message>
      <source>each of the given points with the same probability</source>
      <translation>каждая из данных точек с равной вероятностью</translation>
    </message>
    <message>
      <source>entropic cost</source>
      <translation>энтропийная стоимость</translation>
    </message>
    <message>
      <source>equal generator steps</source>
      <translation>поровну шагов генератора</translation>
    </message>
    <message>
      <source>equal generator steps, which some have still to make</source>
      <translation>поровну шагов генератора, которые сделали ещё не все</translation>
    </message>
    <message>
      <source>equal seconds of training</source>
      <translation>поровну секунд обучения</translation>
    </message>
    <message>
      <source>equal seconds of training, not yet had by all</source>
      <translation>поровну секунд обучения, пока не у всех</translation>
    </message>
    <message>
      <source>est.</source>
      <translation>оц.</translation>
    </message>
    <message>
      <source>estimate</source>
      <translation>оценка</translation>
    </message>
    <message>
      <source>estimate / W1</source>
      <translation>оценка / W1</translation>
    </message>
    <message>
      <source>estimate of JS</source>
      <translation>оценка JS</translation>
    </message>
    <message>
      <source>evaluation</source>
      <translation>измерение</translation>
    </message>
    <message>
      <source>every order costs the same</source>
      <translation>любой порядок стоит одинаково</translation>
    </message>
    <message>
      <source>exact</source>
      <translation>точно</translation>
    </message>
    <message>
      <source>exact W1</source>
      <translation>точное W1</translation>
    </message>
    <message>
      <source>exact W1 of the generated points to the real ones</source>
      <translation>точное W1 от созданных точек до настоящих</translation>
    </message>
    <message>
      <source>exact W1 over its floor: what a perfect generator would score</source>
      <translation>точное W1, делённое на шумовой порог: на то, что получил бы идеальный генератор</translation>
    </message>
    <message>
      <source>failed</source>
      <translation>сбой</translation>
    </message>
    <message>
      <source>fair</source>
      <translation>по доле</translation>
    </message>
    <message>
      <source>fair share</source>
      <translation>своя доля</translation>
    </message>
    <message>
      <source>fast</source>
      <translation>быстро</translation>
    </message>
    <message>
      <source>features of our own classifier</source>
      <translation>признаки собственного классификатора</translation>
    </message>
    <message>
      <source>fixed random features, since there are no classes</source>
      <translation>постоянные случайные признаки, так как классов нет</translation>
    </message>
    <message>
      <source>float16</source>
      <translation>float16</translation>
    </message>
    <message>
      <source>float32</source>
      <translation>float32</translation>
    </message>
    <message>
      <source>floor</source>
      <translation>шумовой порог</translation>
    </message>
    <message>
      <source>frame interval, p99</source>
      <translation>интервал кадров, p99</translation>
    </message>
    <message>
      <source>frames/s</source>
      <translation>кадр/с</translation>
    </message>
    <message>
      <source>from latents that stay the same</source>
      <translation>латентные векторы те же</translation>
    </message>
    <message>
      <source>from where it starts it never comes so far</source>
      <translation>оттуда, где начинает, он так далеко не уходит</translation>
    </message>
    <message>
      <source>gap to W₁</source>
      <translation>отставание от W₁</translation>
    </message>
    <message>
      <source>gen.</source>
      <translation>ген.</translation>
    </message>
    <message>
      <source>generate</source>
      <translation>генерация</translation>
    </message>
    <message>
      <source>generated</source>
      <translation>созданная</translation>
    </message>
    <message>
      <source>generated {source} → real {target}</source>
      <translation>созданное {source} → настоящее {target}</translation>
    </message>
    <message>
      <source>generator gradient</source>
      <translation>градиент генератора</translation>
    </message>
    <message>
      <source>generator loss</source>
      <translation>потери генератора</translation>
    </message>
    <message>
      <source>generator s(−ψθ), critic s(ψθ)</source>
      <translation>генератор s(−ψθ), критик s(ψθ)</translation>
    </message>
    <message>
      <source>generator s(−ψθ), critic s(ψθ). Comes nearer, ever more slowly.</source>
      <translation>генератор s(−ψθ), критик s(ψθ). Приближается всё медленнее.</translation>
    </message>
    <message>
      <source>generator update</source>
      <translation>обновление генератора</translation>
    </message>
    <message>
      <source>generator −s(ψθ), critic s(ψθ) + γ/2 ψ²</source>
      <translation>генератор −s(ψθ), критик s(ψθ) + γ/2 ψ²</translation>
    </message>
    <message>
      <source>generator −s(ψθ), critic s(ψθ) + γ/2 ψ². Converges.</source>
      <translation>генератор −s(ψθ), критик s(ψθ) + γ/2 ψ². Сходится.</translation>
    </message>
    <message>
      <source>generator −s(ψθ), critic s(ψθ); s(t) = log(1 + eᵗ)</source>
      <translation>генератор −s(ψθ), критик s(ψθ); s(t) = ln(1 + eᵗ)</translation>
    </message>
    <message>
      <source>generator −s(ψθ), critic s(ψθ); s(t) = log(1 + eᵗ). Leaves in a spiral.</source>
      <translation>генератор −s(ψθ), критик s(ψθ); s(t) = ln(1 + eᵗ). Уходит по спирали.</translation>
    </message>
    <message>
      <source>generator −ψθ, critic ψθ + 0.35 (|ψ| − 1)²</source>
      <translation>генератор −ψθ, критик ψθ + 0,35 (|ψ| − 1)²</translation>
    </message>
    <message>
      <source>generator −ψθ, critic ψθ + 0.35 (|ψ| − 1)². Circles for ever.</source>
      <translation>генератор −ψθ, критик ψθ + 0,35 (|ψ| − 1)². Вечно кружит.</translation>
    </message>
    <message>
      <source>generator −ψθ, critic ψθ; |ψ| ≤ 1</source>
      <translation>генератор −ψθ, критик ψθ; |ψ| ≤ 1</translation>
    </message>
    <message>
      <source>generator −ψθ, critic ψθ; |ψ| ≤ 1. Circles for ever.</source>
      <translation>генератор −ψθ, критик ψθ; |ψ| ≤ 1. Вечно кружит.</translation>
    </message>
    <message>
      <source>generator: Σ πᵢⱼ |yᵢ − xⱼ|ᵖ over the optimal plan π of the batch;   the critic rests</source>
      <translation>генератор: Σ πᵢⱼ |yᵢ − xⱼ|ᵖ по оптимальному плану π пакета;   критик отдыхает</translation>
    </message>
    <message>
      <source>getting ready</source>
      <translation>подготовка</translation>
    </message>
    <message>
      <source>gradient and ray:</source>
      <translation>градиент и луч:</translation>
    </message>
    <message>
      <source>gradient norm</source>
      <translation>норма градиента</translation>
    </message>
    <message>
      <source>gradient, first layer / last</source>
      <translation>градиент, слой 1 / последний</translation>
    </message>
    <message>
      <source>heaps must be a table.</source>
      <translation>heaps должно быть таблицей.</translation>
    </message>
    <message>
      <source>heaps: {key} is {value} and must be {allowed}.</source>
      <translation>heaps: {key} = {value}, а допустимо: {allowed}.</translation>
    </message>
    <message>
      <source>held out</source>
      <translation>отлож.</translation>
    </message>
    <message>
      <source>heuristic estimate</source>
      <translation>эвристическая оценка</translation>
    </message>
    <message>
      <source>high quality</source>
      <translation>качественных</translation>
    </message>
    <message>
      <source>image {index}</source>
      <translation>картинка {index}</translation>
    </message>
    <message>
      <source>images</source>
      <translation>изображений</translation>
    </message>
    <message>
      <source>in order</source>
      <translation>по порядку</translation>
    </message>
    <message>
      <source>it cannot be read ({why})</source>
      <translation>не читается ({why})</translation>
    </message>
    <message>
      <source>it explodes</source>
      <translation>взрывается</translation>
    </message>
    <message>
      <source>it has more pixels than are decoded</source>
      <translation>в ней больше пикселей, чем декодируется</translation>
    </message>
    <message>
      <source>it has {size} bytes, more than are read</source>
      <translation>в ней {size} байт, больше, чем читается</translation>
    </message>
    <message>
      <source>it has {width} × {height} pixels, more than are decoded</source>
      <translation>в ней {width} × {height} пикселей, больше, чем декодируется</translation>
    </message>
    <message>
      <source>it is damaged ({error})</source>
      <translation>повреждена ({error})</translation>
    </message>
    <message>
      <source>it is empty</source>
      <translation>пуста</translation>
    </message>
    <message>
      <source>it is no picture that can be read</source>
      <translation>это не картинка, которую можно прочесть</translation>
    </message>
    <message>
      <source>it is not an ordinary file</source>
      <translation>это не обычный файл</translation>
    </message>
    <message>
      <source>it is not there any more</source>
      <translation>её там больше нет</translation>
    </message>
    <message>
      <source>it stays</source>
      <translation>сохраняется</translation>
    </message>
    <message>
      <source>it unpacks to more than 4 GB</source>
      <translation>в распакованном виде больше 4 ГБ</translation>
    </message>
    <message>
      <source>it vanishes</source>
      <translation>затухает</translation>
    </message>
    <message>
      <source>its decoder crashed or timed out</source>
      <translation>её декодер завершился аварийно или не ответил вовремя</translation>
    </message>
    <message>
      <source>k/2 (E |∇f(x)|ᵖ + E |∇f(y)|ᵖ)</source>
      <translation>k/2 (E |∇f(x)|ᵖ + E |∇f(y)|ᵖ)</translation>
    </message>
    <message>
      <source>largest {reach} · {step}</source>
      <translation>наибольший {reach} · {step}</translation>
    </message>
    <message>
      <source>layer</source>
      <translation>слой</translation>
    </message>
    <message numerus="yes">
      <source>layer {n}</source>
      <translation>
        <numerusform>слой {n}</numerusform>
        <numerusform>слой {n}</numerusform>
        <numerusform>слой {n}</numerusform>
      </translation>
    </message>
    <message>
      <source>layers</source>
      <translation>слоёв</translation>
    </message>
    <message>
      <source>learnt bound</source>
      <translation>обученная граница</translation>
    </message>
    <message>
      <source>learnt critic</source>
      <translation>обученный критик</translation>
    </message>
    <message>
      <source>least mass × distance: ∫ |F_θ(x) − F_data(x)| dx</source>
      <translation>наименьшее масса × расстояние: ∫ |F_θ(x) − F_data(x)| dx</translation>
    </message>
    <message>
      <source>leaves in a spiral</source>
      <translation>уходит по спирали</translation>
    </message>
    <message>
      <source>less</source>
      <translation>меньше</translation>
    </message>
    <message>
      <source>linear</source>
      <translation>линейный</translation>
    </message>
    <message>
      <source>live</source>
      <translation>на ходу</translation>
    </message>
    <message>
      <source>log</source>
      <translation>log</translation>
    </message>
    <message>
      <source>log 2 − L/2 in nats, at most log 2 = 0.693: what the critic's loss L says of the Jensen-Shannon divergence. Its bar has a scale of its own, from 0 to log 2.</source>
      <translation>ln 2 − L/2 в натах, не больше ln 2 = 0,693: что потери критика L говорят о дивергенции Йенсена — Шеннона. У полосы свой масштаб, от 0 до ln 2.</translation>
    </message>
    <message>
      <source>looking for pictures in {file}</source>
      <translation>поиск картинок в {file}</translation>
    </message>
    <message>
      <source>loss</source>
      <translation>потери</translation>
    </message>
    <message>
      <source>loss {loss}, |gradient| {gradient}, |weights| {weights}</source>
      <translation>потери {loss}, |градиент| {gradient}, |веса| {weights}</translation>
    </message>
    <message>
      <source>mass × distance</source>
      <translation>масса × расстояние</translation>
    </message>
    <message>
      <source>mean cosine of the critic's gradients and the exact rays</source>
      <translation>средний косинус между градиентами критика и точными лучами</translation>
    </message>
    <message>
      <source>mean displacement</source>
      <translation>среднее смещение</translation>
    </message>
    <message>
      <source>mean |∇f|</source>
      <translation>среднее |∇f|</translation>
    </message>
    <message>
      <source>mean |∇f| at generated points, mean of 20 steps</source>
      <translation>среднее |∇f| в созданных точках, за 20 шагов</translation>
    </message>
    <message>
      <source>median</source>
      <translation>медиана</translation>
    </message>
    <message>
      <source>median {median}</source>
      <translation>медиана {median}</translation>
    </message>
    <message>
      <source>median {median} · {step}</source>
      <translation>медиана {median} · {step}</translation>
    </message>
    <message>
      <source>memory</source>
      <translation>память</translation>
    </message>
    <message>
      <source>min</source>
      <translation>мин</translation>
    </message>
    <message>
      <source>modes</source>
      <translation>моды</translation>
    </message>
    <message>
      <source>modes reached</source>
      <translation>достигнуто мод</translation>
    </message>
    <message>
      <source>modes that get at least a fifth of their due</source>
      <translation>моды, получившие не меньше пятой части положенного</translation>
    </message>
    <message>
      <source>modes with at least one generated point within 3 standard deviations</source>
      <translation>моды хотя бы с одной созданной точкой в пределах 3 стандартных отклонений</translation>
    </message>
    <message>
      <source>modes with their share</source>
      <translation>мод со своей долей</translation>
    </message>
    <message>
      <source>more</source>
      <translation>больше</translation>
    </message>
    <message>
      <source>ms</source>
      <translation>мс</translation>
    </message>
    <message>
      <source>must be {allowed}</source>
      <translation>нужно: {allowed}</translation>
    </message>
    <message>
      <source>nats</source>
      <translation>наты</translation>
    </message>
    <message>
      <source>never above W₁</source>
      <translation>не больше W₁</translation>
    </message>
    <message>
      <source>no</source>
      <translation>нет</translation>
    </message>
    <message>
      <source>no array in it holds pictures</source>
      <translation>ни один массив в нём не содержит картинок</translation>
    </message>
    <message>
      <source>no correction for this constraint</source>
      <translation>не для этого ограничения</translation>
    </message>
    <message>
      <source>no finite optimum under this constraint</source>
      <translation>нет конечного оптимума</translation>
    </message>
    <message>
      <source>no penalty</source>
      <translation>без штрафа</translation>
    </message>
    <message>
      <source>no rows</source>
      <translation>нет строк</translation>
    </message>
    <message>
      <source>no scene so far carries the earth</source>
      <translation>ни одна сцена до сих пор не переносит землю</translation>
    </message>
    <message>
      <source>none</source>
      <translation>ни одного</translation>
    </message>
    <message>
      <source>not a finite number</source>
      <translation>не конечное число</translation>
    </message>
    <message>
      <source>not exact: +{more}</source>
      <translation>не точно: +{more}</translation>
    </message>
    <message>
      <source>not known yet</source>
      <translation>ещё не известно</translation>
    </message>
    <message>
      <source>nothing called {name} is measured</source>
      <translation>величина {name} не измеряется</translation>
    </message>
    <message>
      <source>nothing called {name} is measured; {near} is</source>
      <translation>величина {name} не измеряется; есть {near}</translation>
    </message>
    <message>
      <source>nothing to correct</source>
      <translation>поправлять нечего</translation>
    </message>
    <message>
      <source>of an action out of {actions}</source>
      <translation>действие из списка: {actions}</translation>
    </message>
    <message>
      <source>of {all}</source>
      <translation>из {all}</translation>
    </message>
    <message>
      <source>on the GPU</source>
      <translation>на GPU</translation>
    </message>
    <message>
      <source>on this machine; choose the pictures yourself</source>
      <translation>на этом компьютере; выберите картинки сами</translation>
    </message>
    <message>
      <source>one of {choices}</source>
      <translation>одно из: {choices}</translation>
    </message>
    <message>
      <source>one step</source>
      <translation>один шаг</translation>
    </message>
    <message>
      <source>own features, not FID · n = {size}, k = {few} and {more} · {step}</source>
      <translation>свои признаки, не FID · n = {size}, k = {few} и {more} · {step}</translation>
    </message>
    <message>
      <source>p of the WGAN-div penalty |∇f|^p.</source>
      <translation>p штрафа WGAN-div |∇f|^p.</translation>
    </message>
    <message>
      <source>panels must be a list of names.</source>
      <translation>panels должно быть списком имён.</translation>
    </message>
    <message>
      <source>pasted text</source>
      <translation>вставленный текст</translation>
    </message>
    <message>
      <source>paused</source>
      <translation>пауза</translation>
    </message>
    <message>
      <source>penalty</source>
      <translation>штраф</translation>
    </message>
    <message>
      <source>pending</source>
      <translation>ждёт</translation>
    </message>
    <message>
      <source>perfect {value} · {step}</source>
      <translation>идеал {value} · {step}</translation>
    </message>
    <message>
      <source>picture age</source>
      <translation>давность</translation>
    </message>
    <message>
      <source>picture {number}</source>
      <translation>картинка {number}</translation>
    </message>
    <message>
      <source>pixel ({x}, {y}) = {value}</source>
      <translation>пиксель ({x}, {y}) = {value}</translation>
    </message>
    <message>
      <source>pixels</source>
      <translation>пикселей</translation>
    </message>
    <message>
      <source>playing</source>
      <translation>идёт</translation>
    </message>
    <message>
      <source>points</source>
      <translation>точек</translation>
    </message>
    <message>
      <source>precision</source>
      <translation>точность</translation>
    </message>
    <message>
      <source>rank correlation</source>
      <translation>ранговая корреляция</translation>
    </message>
    <message>
      <source>reading pictures: {at} of {count}</source>
      <translation>чтение картинок: {at} из {count}</translation>
    </message>
    <message>
      <source>real</source>
      <translation>настоящая</translation>
    </message>
    <message>
      <source>recall</source>
      <translation>полнота</translation>
    </message>
    <message>
      <source>restarts</source>
      <translation>заново</translation>
    </message>
    <message>
      <source>reverse KL</source>
      <translation>обратная KL</translation>
    </message>
    <message>
      <source>reverse KL, nats</source>
      <translation>обратная KL, наты</translation>
    </message>
    <message>
      <source>root of the least mass × distance²: (∫ |F_θ⁻¹(q) − F_data⁻¹(q)|² dq)^½</source>
      <translation>корень из наименьшего масса × расстояние²: (∫ |F_θ⁻¹(q) − F_data⁻¹(q)|² dq)^½</translation>
    </message>
    <message>
      <source>s</source>
      <translation>с</translation>
    </message>
    <message>
      <source>sample noise</source>
      <translation>выборка шума</translation>
    </message>
    <message>
      <source>score</source>
      <translation>значения f</translation>
    </message>
    <message>
      <source>scores of step {step}</source>
      <translation>значения f на шаге {step}</translation>
    </message>
    <message>
      <source>seconds</source>
      <translation>секунды</translation>
    </message>
    <message>
      <source>seconds before now</source>
      <translation>секунд назад</translation>
    </message>
    <message>
      <source>seed {seed}</source>
      <translation>зерно {seed}</translation>
    </message>
    <message>
      <source>settings: {problem}</source>
      <translation>settings: {problem}</translation>
    </message>
    <message>
      <source>several of these</source>
      <translation>несколько таких сразу</translation>
    </message>
    <message>
      <source>share</source>
      <translation>доля</translation>
    </message>
    <message>
      <source>share of generated points at which |∇s(f)| &lt; 0.001, s the logistic function</source>
      <translation>доля созданных точек, где |∇s(f)| &lt; 0,001, s логистическая функция</translation>
    </message>
    <message>
      <source>share of generated points within 3 standard deviations of a mode</source>
      <translation>доля созданных точек в пределах 3 стандартных отклонений от моды</translation>
    </message>
    <message>
      <source>share of high quality</source>
      <translation>доля качественных</translation>
    </message>
    <message>
      <source>share of the critic's weights beyond 0.99 of the clip value</source>
      <translation>доля весов критика дальше 0,99 порога обрезки</translation>
    </message>
    <message>
      <source>share of the way that the earth is carried</source>
      <translation>пройденная доля пути переноса</translation>
    </message>
    <message>
      <source>share of weights at the clip value</source>
      <translation>доля весов на границе обрезки</translation>
    </message>
    <message>
      <source>share without a slope</source>
      <translation>доля без наклона</translation>
    </message>
    <message>
      <source>since step {step}</source>
      <translation>с шага {step}</translation>
    </message>
    <message>
      <source>sliced W1</source>
      <translation>W1 по срезам</translation>
    </message>
    <message>
      <source>slowly</source>
      <translation>медленно</translation>
    </message>
    <message>
      <source>starting …</source>
      <translation>запускается …</translation>
    </message>
    <message>
      <source>step</source>
      <translation>шаг</translation>
    </message>
    <message>
      <source>step {step}</source>
      <translation>шаг {step}</translation>
    </message>
    <message>
      <source>step {step} of the previous run</source>
      <translation>шаг {step} прошлого запуска</translation>
    </message>
    <message>
      <source>step {step}, lost since</source>
      <translation>шаг {step}, потерян с тех пор</translation>
    </message>
    <message>
      <source>steps</source>
      <translation>шагов</translation>
    </message>
    <message>
      <source>steps of the Dirac-GAN</source>
      <translation>шаги Dirac-GAN</translation>
    </message>
    <message>
      <source>steps/s</source>
      <translation>шаг/с</translation>
    </message>
    <message>
      <source>stopped</source>
      <translation>остановлен</translation>
    </message>
    <message>
      <source>symlog</source>
      <translation>symlog</translation>
    </message>
    <message>
      <source>t = {share:.2f}</source>
      <translation>t = {share:.2f}</translation>
    </message>
    <message>
      <source>t: how far every grain is on its way, 0 to 1</source>
      <translation>t: какую долю пути прошла каждая песчинка, от 0 до 1</translation>
    </message>
    <message>
      <source>tanh</source>
      <translation>tanh</translation>
    </message>
    <message>
      <source>text</source>
      <translation>текст</translation>
    </message>
    <message>
      <source>the corrected estimate over the exact W1</source>
      <translation>оценка с поправкой, делённая на точное W1</translation>
    </message>
    <message>
      <source>the correction is for W1 alone</source>
      <translation>поправка лишь для W1</translation>
    </message>
    <message>
      <source>the critic is dead</source>
      <translation>критик мёртв</translation>
    </message>
    <message>
      <source>the critic is warming up</source>
      <translation>критик разогревается</translation>
    </message>
    <message>
      <source>the critic of the loss {loss} does not estimate {what}</source>
      <translation>критик с функцией потерь «{loss}» не оценивает {what}</translation>
    </message>
    <message>
      <source>the critic points the wrong way</source>
      <translation>критик смотрит не туда</translation>
    </message>
    <message>
      <source>the critic rests</source>
      <translation>критик отдыхает</translation>
    </message>
    <message numerus="yes">
      <source>the critic warms up for {n} updates</source>
      <translation>
        <numerusform>критик разогревается {n} обновление</numerusform>
        <numerusform>критик разогревается {n} обновления</numerusform>
        <numerusform>критик разогревается {n} обновлений</numerusform>
      </translation>
    </message>
    <message>
      <source>the critic's weights jump into the clip box and its scores collapse</source>
      <translation>веса критика обрезаются до ±c, и его значения схлопываются</translation>
    </message>
    <message>
      <source>the estimate over the exact W1</source>
      <translation>оценка, делённая на точное W1</translation>
    </message>
    <message>
      <source>the last picture</source>
      <translation>последний снимок</translation>
    </message>
    <message>
      <source>the name of kept points, or a CSV file beside this file; choose the file itself to use another</source>
      <translation>имя сохранённых точек или файл CSV рядом с этим файлом; чтобы взять другой, выберите его сам</translation>
    </message>
    <message>
      <source>the run has rested so far</source>
      <translation>запуск до сих пор стоял</translation>
    </message>
    <message>
      <source>the run has rested so far, and {name} is a mean over its steps</source>
      <translation>запуск до сих пор стоял, а {name} — среднее по его шагам</translation>
    </message>
    <message>
      <source>the run went on from here after a crash</source>
      <translation>отсюда запуск продолжен после сбоя</translation>
    </message>
    <message numerus="yes">
      <source>the run went on from here: {n} steps were lost</source>
      <translation>
        <numerusform>отсюда запуск продолжен: потерян {n} шаг</numerusform>
        <numerusform>отсюда запуск продолжен: потеряно {n} шага</numerusform>
        <numerusform>отсюда запуск продолжен: потеряно {n} шагов</numerusform>
      </translation>
    </message>
    <message>
      <source>the same freed of the penalty's overshoot</source>
      <translation>то же с поправкой на завышение из-за штрафа</translation>
    </message>
    <message>
      <source>the same of WGAN-GP</source>
      <translation>то же для WGAN-GP</translation>
    </message>
    <message>
      <source>the same of the GAN with R1</source>
      <translation>то же для GAN с R1</translation>
    </message>
    <message>
      <source>the same of the clipped WGAN</source>
      <translation>то же для WGAN с обрезкой</translation>
    </message>
    <message>
      <source>the same of the non-saturating GAN</source>
      <translation>то же для ненасыщающегося GAN</translation>
    </message>
    <message>
      <source>there is not enough memory for it</source>
      <translation>для неё не хватает памяти</translation>
    </message>
    <message>
      <source>this loss estimates no distance</source>
      <translation>расстояние не оценивается</translation>
    </message>
    <message>
      <source>time between frames</source>
      <translation>время между кадрами</translation>
    </message>
    <message>
      <source>too few images to mean much · {said}</source>
      <translation>картинок мало, показатели ненадёжны · {said}</translation>
    </message>
    <message>
      <source>total variation of the two heaps</source>
      <translation>полная вариация двух куч</translation>
    </message>
    <message>
      <source>training</source>
      <translation>обуч.</translation>
    </message>
    <message>
      <source>true or false</source>
      <translation>true или false</translation>
    </message>
    <message>
      <source>true, false or 0.5</source>
      <translation>true, false или 0.5</translation>
    </message>
    <message>
      <source>turned</source>
      <translation>наоборот</translation>
    </message>
    <message>
      <source>turned round</source>
      <translation>наоборот</translation>
    </message>
    <message>
      <source>units</source>
      <translation>нейронов</translation>
    </message>
    <message>
      <source>until: {condition} is waited for in vain: the run rests, and {name} stays as it is.</source>
      <translation>until: {condition} не дождаться: запуск стоит, и {name} не меняется.</translation>
    </message>
    <message>
      <source>updates</source>
      <translation>обновлений</translation>
    </message>
    <message>
      <source>valid TOML ({error})</source>
      <translation>правильный TOML ({error})</translation>
    </message>
    <message>
      <source>w ← clamp(w, −c, c) after every critic update</source>
      <translation>w ← clamp(w, −c, c) после обновления критика</translation>
    </message>
    <message>
      <source>waiting for a step</source>
      <translation>ждём шага</translation>
    </message>
    <message>
      <source>waiting for data</source>
      <translation>ожидание данных</translation>
    </message>
    <message>
      <source>waits for {run}</source>
      <translation>ждёт {run}</translation>
    </message>
    <message>
      <source>warming up</source>
      <translation>разогрев</translation>
    </message>
    <message>
      <source>weight</source>
      <translation>вес</translation>
    </message>
    <message>
      <source>what a Wasserstein critic says of the distance, mean of 20 steps</source>
      <translation>что критик Вассерштейна говорит о расстоянии, среднее за 20 шагов</translation>
    </message>
    <message>
      <source>what the critic of a JS loss says of that divergence, mean of 20 steps</source>
      <translation>что критик при потерях JS говорит об этой дивергенции, среднее за 20 шагов</translation>
    </message>
    <message>
      <source>where the earth lies</source>
      <translation>где лежит земля</translation>
    </message>
    <message>
      <source>whole steps done</source>
      <translation>сделано целых шагов</translation>
    </message>
    <message>
      <source>with a detail of plain values</source>
      <translation>detail из простых значений</translation>
    </message>
    <message>
      <source>without a change of {field}, which needs a new run</source>
      <translation>без смены {field}: для неё нужен новый запуск</translation>
    </message>
    <message>
      <source>work</source>
      <translation>работа</translation>
    </message>
    <message>
      <source>work a beat</source>
      <translation>работа на кадр</translation>
    </message>
    <message>
      <source>work done</source>
      <translation>работа</translation>
    </message>
    <message>
      <source>work of the whole carrying</source>
      <translation>работа всего переноса</translation>
    </message>
    <message>
      <source>work of the window in each</source>
      <translation>работа окна в каждом</translation>
    </message>
    <message>
      <source>work, p99</source>
      <translation>работа, p99</translation>
    </message>
    <message>
      <source>worker process</source>
      <translation>процесс</translation>
    </message>
    <message>
      <source>worker thread</source>
      <translation>поток</translation>
    </message>
    <message>
      <source>worst {worst}</source>
      <translation>худшее {worst}</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>да</translation>
    </message>
    <message>
      <source>{age} s</source>
      <translation>{age} с</translation>
    </message>
    <message>
      <source>{age} s old</source>
      <translation>{age} с назад</translation>
    </message>
    <message>
      <source>{ago:.1f} s ago: {interval:.1f} ms after the frame before, {work:.1f} ms of work</source>
      <translation>{ago:.1f} с назад: {interval:.1f} мс после прошлого кадра, {work:.1f} мс работы</translation>
    </message>
    <message>
      <source>{allowed}, without quotation marks: {value}</source>
      <translation>{allowed}, без кавычек: {value}</translation>
    </message>
    <message>
      <source>{bad} of {tried} cannot be used</source>
      <translation>{bad} из {tried} не годятся</translation>
    </message>
    <message>
      <source>{comparison} (now {value})</source>
      <translation>{comparison} (сейчас {value})</translation>
    </message>
    <message>
      <source>{complaint}; did you mean {suggestion}?</source>
      <translation>{complaint}; может быть, {suggestion}?</translation>
    </message>
    <message>
      <source>{condition} can never hold{range}</source>
      <translation>{condition} никогда не выполнится{range}</translation>
    </message>
    <message>
      <source>{count} frames side by side, as a PNG file.</source>
      <translation>Кадры в ряд, файлом PNG: {count}.</translation>
    </message>
    <message>
      <source>{count} million</source>
      <translation>{count} млн</translation>
    </message>
    <message>
      <source>{count} min</source>
      <translation>{count} мин</translation>
    </message>
    <message>
      <source>{count} of {most} points</source>
      <translation>{count} из {most} точек</translation>
    </message>
    <message>
      <source>{count} points</source>
      <translation>точек: {count}</translation>
    </message>
    <message>
      <source>{critic} parameters in the critic, {generator} in the generator.</source>
      <translation>Параметров у критика: {critic}, у генератора: {generator}.</translation>
    </message>
    <message>
      <source>{done} of {size} MB from {host}</source>
      <translation>{done} из {size} МБ с {host}</translation>
    </message>
    <message>
      <source>{draws} of {all} draws</source>
      <translation>{draws} из {all} выборок</translation>
    </message>
    <message>
      <source>{far} away</source>
      <translation>до неё {far}</translation>
    </message>
    <message>
      <source>{field} = {value}: must be {allowed}</source>
      <translation>{field} = {value}: нужно {allowed}</translation>
    </message>
    <message>
      <source>{file} cannot be opened as an LMDB ({error}); copy it again.</source>
      <translation>{file} не открывается как LMDB ({error}); скопируйте его снова.</translation>
    </message>
    <message>
      <source>{file} cannot be read ({why}); choose it again.</source>
      <translation>{file} не читается ({why}); выберите его снова.</translation>
    </message>
    <message>
      <source>{file} could not be written; choose another folder.</source>
      <translation>Не удалось записать {file}; выберите другую папку.</translation>
    </message>
    <message>
      <source>{file} does not begin as an LMDB does; choose another database.</source>
      <translation>{file} начинается не так, как LMDB; выберите другую базу.</translation>
    </message>
    <message>
      <source>{file} has the shape {shape}; pictures have {SIDES}.</source>
      <translation>Форма {file}: {shape}; у изображений она {SIDES}.</translation>
    </message>
    <message>
      <source>{file} has {size} bytes, which are no whole number of CIFAR's pictures: copy it again.</source>
      <translation>В {file} {size} байт, это не целое число изображений CIFAR: скопируйте его снова.</translation>
    </message>
    <message>
      <source>{file} holds no pictures that are known here; choose one of: {known}.</source>
      <translation>{file} не содержит известных здесь изображений; выберите одно из: {known}.</translation>
    </message>
    <message>
      <source>{file} holds no pictures, and what is opened together must be pictures alone; open it by itself.</source>
      <translation>В {file} нет картинок, а вместе открывают только картинки; откройте его отдельно.</translation>
    </message>
    <message>
      <source>{file} holds no pictures; choose another database.</source>
      <translation>В {file} нет изображений; выберите другую базу.</translation>
    </message>
    <message>
      <source>{file} is cut off, {missing} bytes are missing: copy or download it again.</source>
      <translation>{file} обрезан, не хватает {missing} байт: скопируйте или скачайте его снова.</translation>
    </message>
    <message>
      <source>{file} is damaged: no key can be read; copy it again.</source>
      <translation>{file} повреждён: ни один ключ не читается; скопируйте его ещё раз.</translation>
    </message>
    <message>
      <source>{file} is longer than it should be; the download was stopped.</source>
      <translation>{file} длиннее, чем должен быть; загрузка прервана.</translation>
    </message>
    <message>
      <source>{file} is not what it should be (its SHA-256 differs): it was removed; try again.</source>
      <translation>{file} — не тот файл (SHA-256 не совпадает): он удалён; повторите.</translation>
    </message>
    <message>
      <source>{file} is too short for an LMDB: copy it again.</source>
      <translation>{file} слишком короток для LMDB: скопируйте его снова.</translation>
    </message>
    <message>
      <source>{file}: it cannot be opened ({why})</source>
      <translation>{file}: не открывается ({why})</translation>
    </message>
    <message>
      <source>{file}: it cannot be read ({why})</source>
      <translation>{file}: не читается ({why})</translation>
    </message>
    <message>
      <source>{file}: {count} pictures cannot be found, for the pages that list them are damaged</source>
      <translation>{file}: {count} картинок не найти: страницы с их списком повреждены</translation>
    </message>
    <message>
      <source>{folder} cannot be written to ({why}); choose another folder.</source>
      <translation>В {folder} нельзя писать ({why}); выберите другую папку.</translation>
    </message>
    <message>
      <source>{folder} holds several of EMNIST's sets, whose classes differ ({names}); choose one of its files.</source>
      <translation>В {folder} лежат несколько наборов EMNIST с разными классами ({names}); выберите один из файлов.</translation>
    </message>
    <message>
      <source>{format}: another version wrote this file</source>
      <translation>{format}: файл записан другой версией</translation>
    </message>
    <message>
      <source>{host} cannot be reached ({why}).</source>
      <translation>{host} недоступен ({why}).</translation>
    </message>
    <message>
      <source>{host} does not send it ({why}).</source>
      <translation>{host} его не отдаёт ({why}).</translation>
    </message>
    <message>
      <source>{host} leads to {address}, which is not encrypted (https); it was not followed.</source>
      <translation>{host} ведёт на {address}, а это соединение не шифруется (https); перехода не было.</translation>
    </message>
    <message>
      <source>{key} has no text in English (en).</source>
      <translation>{key}: нет текста на английском (en).</translation>
    </message>
    <message>
      <source>{key} has no text in Russian (ru).</source>
      <translation>{key}: нет текста на русском (ru).</translation>
    </message>
    <message>
      <source>{key} is missing; it is a table of texts, one a language: {known}.</source>
      <translation>{key} отсутствует; это таблица текстов, по одному на язык: {known}.</translation>
    </message>
    <message>
      <source>{key} is {value} and must be {allowed}.</source>
      <translation>{key} = {value}, а допустимо: {allowed}.</translation>
    </message>
    <message>
      <source>{key} means nothing here; there are {known}.</source>
      <translation>{key} здесь ничего не значит; есть {known}.</translation>
    </message>
    <message>
      <source>{key}: {condition} can never hold: {why}.</source>
      <translation>{key}: {condition} никогда не выполнится: {why}.</translation>
    </message>
    <message>
      <source>{kind} point {index} at {x}, {y}</source>
      <translation>{kind} точка {index}: {x}; {y}</translation>
    </message>
    <message>
      <source>{label} is at its lowest.</source>
      <translation>{label} — наименьшее.</translation>
    </message>
    <message>
      <source>{label} is flat here: no slope, and descent stands still.</source>
      <translation>{label} здесь плоское: наклона нет, и спуск стоит.</translation>
    </message>
    <message>
      <source>{label} is infinite here: no slope, and descent stands still.</source>
      <translation>{label} здесь бесконечно: наклона нет, и спуск стоит.</translation>
    </message>
    <message>
      <source>{label} is not on this machine yet: download it in the File menu, or by “wgan-desktop download {name}”.</source>
      <translation>Набора {label} на этом компьютере ещё нет: загрузите его в меню «Файл» или командой «wgan-desktop download {name}».</translation>
    </message>
    <message>
      <source>{label}, slider</source>
      <translation>{label}, ползунок</translation>
    </message>
    <message>
      <source>{listed}; and {more} more</source>
      <translation>{listed}; и ещё {more}</translation>
    </message>
    <message numerus="yes">
      <source>{names} and {n} more</source>
      <translation>
        <numerusform>{names} и ещё {n}</numerusform>
        <numerusform>{names} и ещё {n}</numerusform>
        <numerusform>{names} и ещё {n}</numerusform>
      </translation>
    </message>
    <message>
      <source>{name} cannot be read ({reason}); choose another file.</source>
      <translation>{name} не читается ({reason}); выберите другой файл.</translation>
    </message>
    <message>
      <source>{name} cannot be read as an array ({error}); save it again.</source>
      <translation>{name} не читается как массив ({error}); сохраните его снова.</translation>
    </message>
    <message>
      <source>{name} does not begin as an IDX file of images does; choose another file.</source>
      <translation>{name} начинается не так, как файл изображений IDX; выберите другой файл.</translation>
    </message>
    <message>
      <source>{name} has a line of more than {size} MB: it is no table; choose another file.</source>
      <translation>В {name} есть строка длиннее {size} МБ: это не таблица; выберите другой файл.</translation>
    </message>
    <message>
      <source>{name} has in every row of {columns} a number that is missing or too large to reckon with ({most:g} or more); write them in a larger unit, or choose other columns by name.</source>
      <translation>В {name} в каждой строке столбцов {columns} числа нет или оно слишком велико для расчётов ({most:g} и больше); запишите их в более крупной единице или выберите другие столбцы по имени.</translation>
    </message>
    <message>
      <source>{name} has no column of numbers; choose a file with a row of numbers for each point.</source>
      <translation>В {name} нет столбца чисел; выберите файл, где на каждую точку — строка чисел.</translation>
    </message>
    <message>
      <source>{name} has no column “{column}”; did you mean “{near}”?</source>
      <translation>В {name} нет столбца «{column}»; может быть, «{near}»?</translation>
    </message>
    <message>
      <source>{name} has no column “{column}”; it has {columns}.</source>
      <translation>В {name} нет столбца «{column}»; есть {columns}.</translation>
    </message>
    <message>
      <source>{name} has no row with numbers in all of {columns}; choose other columns by name.</source>
      <translation>В {name} нет строки с числами сразу в {columns}; назовите другие столбцы.</translation>
    </message>
    <message>
      <source>{name} has values from {low:g} to {high:g}; [-1, 1], [0, 1] or [0, 255] are understood.</source>
      <translation>В {name} значения от {low:g} до {high:g}; понятны [-1, 1], [0, 1] и [0, 255].</translation>
    </message>
    <message>
      <source>{name} has {count} columns to use, and at most {most} can be; choose some by name.</source>
      <translation>В {name} пригодных столбцов {count}, а можно не больше {most}; назовите нужные.</translation>
    </message>
    <message>
      <source>{name} holds labels; choose the file of images that belongs to it.</source>
      <translation>{name} содержит метки; выберите файл изображений к нему.</translation>
    </message>
    <message>
      <source>{name} holds no numbers; save the pictures as bytes of {SIDES}.</source>
      <translation>В {name} нет чисел; сохраните изображения байтами формы {SIDES}.</translation>
    </message>
    <message>
      <source>{name} holds no pictures; choose another file.</source>
      <translation>В {name} нет изображений; выберите другой файл.</translation>
    </message>
    <message>
      <source>{name} holds numbers that are not finite; take them out.</source>
      <translation>{name} содержит не конечные числа; уберите их.</translation>
    </message>
    <message>
      <source>{name} holds {than} than the {first} pictures that it speaks of: {AGAIN}</source>
      <translation>В {name} изображений {than}, чем заявленные {first}: {AGAIN}</translation>
    </message>
    <message>
      <source>{name} is cut off or damaged: {AGAIN}</source>
      <translation>{name} обрезан или повреждён: {AGAIN}</translation>
    </message>
    <message>
      <source>{name} is empty; choose a file with a row of numbers for each point.</source>
      <translation>{name} пуст; выберите файл, где на каждую точку — строка чисел.</translation>
    </message>
    <message>
      <source>{name} is not UTF-8 text; save it as CSV in UTF-8 and try again.</source>
      <translation>{name} не текст в UTF-8; сохраните его как CSV в UTF-8 и попробуйте снова.</translation>
    </message>
    <message>
      <source>{name} is not measured, for no scene so far begins a duel</source>
      <translation>{name} не измеряется: ни одна сцена до сих пор не начинает дуэль</translation>
    </message>
    <message>
      <source>{name} is not measured, for no scene so far lays out heaps</source>
      <translation>{name} не измеряется: ни одна сцена до сих пор не раскладывает кучи</translation>
    </message>
    <message>
      <source>{name} is not measured, for no scene so far starts a run</source>
      <translation>{name} не измеряется: ни одна сцена до сих пор не начинает запуск</translation>
    </message>
    <message>
      <source>{name} is not measured, for no scene so far starts the Dirac-GAN</source>
      <translation>{name} не измеряется: ни одна сцена до сих пор не запускает Dirac-GAN</translation>
    </message>
    <message>
      <source>{name} says that it holds {size} bytes, more than are unpacked.</source>
      <translation>{name} заявляет {size} байт, больше, чем распаковывается.</translation>
    </message>
    <message>
      <source>{name} takes from the first run: {fields}.</source>
      <translation>{name} берёт у первого запуска: {fields}.</translation>
    </message>
    <message>
      <source>{networks}. Undo (Ctrl+Z) goes back</source>
      <translation>{networks}. Отменить: Ctrl+Z</translation>
    </message>
    <message>
      <source>{numbers} is for DCGAN and ResNet: computed in float32.</source>
      <translation>{numbers} — для DCGAN и ResNet: считается в float32.</translation>
    </message>
    <message>
      <source>{numbers} is for NVIDIA GPUs: computed in float32.</source>
      <translation>{numbers} — для видеокарт NVIDIA: считается в float32.</translation>
    </message>
    <message numerus="yes">
      <source>{n} a second</source>
      <translation>
        <numerusform>{n} в секунду</numerusform>
        <numerusform>{n} в секунду</numerusform>
        <numerusform>{n} в секунду</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} columns, reduced to two principal components: {share:.0%} of the variance.</source>
      <translation>
        <numerusform>{n} столбец, сведён к двум главным компонентам: {share:.0%} дисперсии.</numerusform>
        <numerusform>{n} столбца, сведены к двум главным компонентам: {share:.0%} дисперсии.</numerusform>
        <numerusform>{n} столбцов, сведены к двум главным компонентам: {share:.0%} дисперсии.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} draws</source>
      <translation>
        <numerusform>{n} выборка</numerusform>
        <numerusform>{n} выборки</numerusform>
        <numerusform>{n} выборок</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} generated and {n} real images.</source>
      <translation>
        <numerusform>{n} созданное и {n} настоящее изображение.</numerusform>
        <numerusform>{n} созданных и {n} настоящих изображения.</numerusform>
        <numerusform>{n} созданных и {n} настоящих изображений.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} generated points, counted in the same cells as the real ones.</source>
      <translation>
        <numerusform>{n} созданная точка, посчитана в тех же ячейках, что и настоящие.</numerusform>
        <numerusform>{n} созданные точки, посчитаны в тех же ячейках, что и настоящие.</numerusform>
        <numerusform>{n} созданных точек, посчитаны в тех же ячейках, что и настоящие.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} images</source>
      <translation>
        <numerusform>{n} изображение</numerusform>
        <numerusform>{n} изображения</numerusform>
        <numerusform>{n} изображений</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} kept points.</source>
      <translation>
        <numerusform>{n} сохранённая точка.</numerusform>
        <numerusform>{n} сохранённые точки.</numerusform>
        <numerusform>{n} сохранённых точек.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} of its {rows} rows were skipped: a cell is empty, no number or too large.</source>
      <translation>
        <numerusform>Пропущена {n} строка из {rows}: ячейка пуста, не число или слишком велика.</numerusform>
        <numerusform>Пропущены {n} строки из {rows}: ячейка пуста, не число или слишком велика.</numerusform>
        <numerusform>Пропущено {n} строк из {rows}: ячейка пуста, не число или слишком велика.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} of the points are not finite.</source>
      <translation>
        <numerusform>У {n} точки координаты не конечны.</numerusform>
        <numerusform>У {n} точек координаты не конечны.</numerusform>
        <numerusform>У {n} точек координаты не конечны.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} points</source>
      <translation>
        <numerusform>{n} точка</numerusform>
        <numerusform>{n} точки</numerusform>
        <numerusform>{n} точек</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} projections</source>
      <translation>
        <numerusform>{n} проекция</numerusform>
        <numerusform>{n} проекции</numerusform>
        <numerusform>{n} проекций</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{n} steps to {step}</source>
      <translation>
        <numerusform>{n} шаг до {step}</numerusform>
        <numerusform>{n} шага до {step}</numerusform>
        <numerusform>{n} шагов до {step}</numerusform>
      </translation>
    </message>
    <message>
      <source>{panel}: there is nothing yet to write as a table.</source>
      <translation>{panel}: пока нечего сохранить таблицей.</translation>
    </message>
    <message>
      <source>{path} cannot be read ({why}); choose it again.</source>
      <translation>{path} не читается ({why}); выберите ещё раз.</translation>
    </message>
    <message>
      <source>{path} is a folder; choose a CSV file.</source>
      <translation>{path} — папка; выберите файл CSV.</translation>
    </message>
    <message>
      <source>{path} is damaged: its reader crashed; copy or download it again.</source>
      <translation>{path} повреждён: программа, читающая его, завершилась аварийно; скопируйте или загрузите его ещё раз.</translation>
    </message>
    <message>
      <source>{path} is neither a folder nor an ordinary file; choose other pictures.</source>
      <translation>{path}: не папка и не обычный файл; выберите другие изображения.</translation>
    </message>
    <message>
      <source>{path} is not an ordinary file; choose a CSV file.</source>
      <translation>{path} — не обычный файл; выберите файл CSV.</translation>
    </message>
    <message>
      <source>{points} points and {masses} masses do not belong together.</source>
      <translation>Точек {points}, а масс {masses}: они не подходят друг к другу.</translation>
    </message>
    <message>
      <source>{problem} has no modes</source>
      <translation>у задачи «{problem}» нет мод</translation>
    </message>
    <message numerus="yes">
      <source>{problem} has {n} modes</source>
      <translation>
        <numerusform>у задачи «{problem}» {n} мода</numerusform>
        <numerusform>у задачи «{problem}» {n} моды</numerusform>
        <numerusform>у задачи «{problem}» {n} мод</numerusform>
      </translation>
    </message>
    <message>
      <source>{run} ({at} of {whole})</source>
      <translation>{run} ({at} из {whole})</translation>
    </message>
    <message>
      <source>{seconds:g} s a sub-step</source>
      <translation>{seconds:g} с на подшаг</translation>
    </message>
    <message>
      <source>{seconds:g} seconds of training have passed.</source>
      <translation>Прошло {seconds:g} с обучения.</translation>
    </message>
    <message>
      <source>{seconds} s</source>
      <translation>{seconds} с</translation>
    </message>
    <message>
      <source>{seconds} s of training</source>
      <translation>{seconds} с обучения</translation>
    </message>
    <message>
      <source>{share} at ±c = {clip} · {step}</source>
      <translation>{share} на ±c = {clip} · {step}</translation>
    </message>
    <message>
      <source>{share} outside</source>
      <translation>снаружи {share}</translation>
    </message>
    <message>
      <source>{speed:g} steps/s</source>
      <translation>{speed:g} шаг/с</translation>
    </message>
    <message>
      <source>{text}. “Data that cannot be used …” in the File menu lists them.</source>
      <translation>{text}. Полный список: «Негодные данные …» в меню «Файл».</translation>
    </message>
    <message>
      <source>{title} · scene {number} of {count}</source>
      <translation>{title} · сцена {number} из {count}</translation>
    </message>
    <message>
      <source>{value} MB</source>
      <translation>{value} МБ</translation>
    </message>
    <message>
      <source>{value} ms</source>
      <translation>{value} мс</translation>
    </message>
    <message>
      <source>{what} cannot be used.</source>
      <translation>{what}: не годится.</translation>
    </message>
    <message>
      <source>{what} cannot be written.</source>
      <translation>{what}: записать не удаётся.</translation>
    </message>
    <message>
      <source>{what} of the second run</source>
      <translation>{what} второго запуска</translation>
    </message>
    <message>
      <source>{what}, of the second run</source>
      <translation>{what}, второго запуска</translation>
    </message>
    <message>
      <source>{why} The clouds stay as they were.</source>
      <translation>{why} Облака остаются прежними.</translation>
    </message>
    <message>
      <source>|m − m′|² + tr(C + C′ − 2(CC′)^½) of the features' means and covariances: what FID is of Inception's features. Its unit is the variance of the real features: a generator that always makes their mean reads 1.</source>
      <translation>|m − m′|² + tr(C + C′ − 2(CC′)^½) по средним и ковариациям признаков: то же, что FID для признаков Inception. Единица — дисперсия признаков настоящих изображений: генератор, который всегда делает их среднее, получит 1.</translation>
    </message>
    <message>
      <source>|mean of y − x|: how far the means lie apart. The same for every plan, and never above W₁.</source>
      <translation>|среднее y − x|: расстояние между средними. Одинаково для всех планов и никогда не больше W₁.</translation>
    </message>
    <message>
      <source>|∂L/∂h| at the critic's first hidden layer over that at its last</source>
      <translation>|∂L/∂h| в первом скрытом слое критика, делённая на неё же в последнем</translation>
    </message>
    <message>
      <source>|∂L/∂h|: the critic loss's gradient at each hidden layer</source>
      <translation>|∂L/∂h|: градиент функции потерь критика в каждом скрытом слое</translation>
    </message>
    <message>
      <source>½ KL(p ‖ m) + ½ KL(p_θ ‖ m),  m = (p + p_θ) / 2, in nats; at most log 2</source>
      <translation>½ KL(p ‖ m) + ½ KL(p_θ ‖ m),  m = (p + p_θ) / 2, в натах; не больше ln 2</translation>
    </message>
    <message>
      <source>½ N((2, 1¼), .3²) + ½ N((2, −1¼), .3²);  the generator starts at (−2, 0)</source>
      <translation>½ N((2, 1¼); 0,3²) + ½ N((2, −1¼); 0,3²);  генератор начинает в (−2, 0)</translation>
    </message>
    <message>
      <source>½ ∫ |p − p_θ| dx, at most 1</source>
      <translation>½ ∫ |p − p_θ| dx, не больше 1</translation>
    </message>
    <message>
      <source>¾ (cos t, sin t) + N(0, .03²),  t ~ U[0, 2π)</source>
      <translation>¾ (cos t, sin t) + N(0; 0,03²),  t ~ U[0, 2π)</translation>
    </message>
    <message numerus="yes">
      <source>Σ mass × distance of the {n} rays drawn. The pairs of the last picture are preferred by a little, so that the rays stay calm: it lies slightly above the W1 of the same points.</source>
      <translation>
        <numerusform>Σ масса × расстояние по {n} нарисованному лучу. Пары прошлого снимка чуть предпочтительнее, чтобы лучи не мелькали: сумма чуть выше W1 тех же точек.</numerusform>
        <numerusform>Σ масса × расстояние по {n} нарисованным лучам. Пары прошлого снимка чуть предпочтительнее, чтобы лучи не мелькали: сумма чуть выше W1 тех же точек.</numerusform>
        <numerusform>Σ масса × расстояние по {n} нарисованным лучам. Пары прошлого снимка чуть предпочтительнее, чтобы лучи не мелькали: сумма чуть выше W1 тех же точек.</numerusform>
      </translation>
    </message>
    <message>
      <source>Σ mass × |way so far|{power}; of all: {all}</source>
      <translation>Σ масса × |пройденный путь|{power}; всего: {all}</translation>
    </message>
    <message>
      <source>Σ mass × |x − y|{power} of the entropic plan: never below {all}, the exact plan's. Sinkhorn's iterations (Cuturi 2013), its margins made exact (Altschuler et al. 2017).</source>
      <translation>Σ масса × |x − y|{power} энтропийного плана: никогда не меньше {all}, стоимости точного. Итерации Синкхорна (Cuturi 2013), маргиналы сделаны точными (Altschuler и др. 2017).</translation>
    </message>
    <message>
      <source>β₁</source>
      <translation>β₁</translation>
    </message>
    <message>
      <source>β₂</source>
      <translation>β₂</translation>
    </message>
    <message>
      <source>γ/2 (E |∇f(x)|² + E |∇f(y)|²)</source>
      <translation>γ/2 (E |∇f(x)|² + E |∇f(y)|²)</translation>
    </message>
    <message>
      <source>γ/2 E |∇f(x)|²</source>
      <translation>γ/2 E |∇f(x)|²</translation>
    </message>
    <message>
      <source>γ/2 E |∇f(y)|²</source>
      <translation>γ/2 E |∇f(y)|²</translation>
    </message>
    <message>
      <source>γ: the weight of R1</source>
      <translation>γ: вес R1</translation>
    </message>
    <message>
      <source>ε: the weight of the entropy, in units of the cost; the smaller, the nearer to the exact plan</source>
      <translation>ε: вес энтропии в единицах стоимости; чем меньше, тем ближе к точному плану</translation>
    </message>
    <message>
      <source>θ</source>
      <translation>θ</translation>
    </message>
    <message>
      <source>θ: where the earth lies</source>
      <translation>θ: где лежит земля</translation>
    </message>
    <message>
      <source>λ E max(0, |∇f(xᵤ)| − 1)²,  xᵤ = u x + (1 − u) y</source>
      <translation>λ E max(0, |∇f(xᵤ)| − 1)²,  xᵤ = u x + (1 − u) y</translation>
    </message>
    <message>
      <source>λ E |∇f(xᵤ)|²,  xᵤ = u x + (1 − u) y</source>
      <translation>λ E |∇f(xᵤ)|²,  xᵤ = u x + (1 − u) y</translation>
    </message>
    <message>
      <source>λ E(|∇f(x + αδ)| − 1)²,  δ = ½ std(batch) U[0, 1)</source>
      <translation>λ E(|∇f(x + αδ)| − 1)²,  δ = ½ std(пакета) U[0, 1)</translation>
    </message>
    <message>
      <source>λ E(|∇f(xᵤ)| − 1)²,  xᵤ = u x + (1 − u) y</source>
      <translation>λ E(|∇f(xᵤ)| − 1)²,  xᵤ = u x + (1 − u) y</translation>
    </message>
    <message>
      <source>λ, γ or k of the penalty. It has a length scale: the heavier, the closer the critic's slope to its target.</source>
      <translation>λ, γ или k штрафа. Зависит от масштаба длин: чем больше вес, тем ближе наклон критика к цели.</translation>
    </message>
    <message>
      <source>Русский</source>
      <translation>Русский</translation>
    </message>
    <message>
      <source>“Perfect” is what as many other real images score.</source>
      <translation>«Идеал» — то, что получают столько же других настоящих изображений.</translation>
    </message>
    <message>
      <source>“{name}” is not the name of kept points; open their CSV file.</source>
      <translation>«{name}» — не имя сохранённых точек; откройте их файл CSV.</translation>
    </message>
    <message>
      <source>“{text}” is not a comparison such as w1 &lt; 0.1; comparisons are joined by “and”</source>
      <translation>«{text}» — не сравнение вроде w1 &lt; 0.1; сравнения соединяет «and»</translation>
    </message>
    <message>
      <source>⅛ Σ N(cₖ, .01²),  cₖ on the unit circle</source>
      <translation>⅛ Σ N(cₖ; 0,01²),  cₖ на единичной окружности</translation>
    </message>
    <message>
      <source>⅛ Σ N(cₖ, .02²)/1.414,  cₖ on the circle of radius 2</source>
      <translation>⅛ Σ N(cₖ; 0,02²)/1,414,  cₖ на окружности радиуса 2</translation>
    </message>
    <message>
      <source>∫ p log(p / p_θ) dx, in nats</source>
      <translation>∫ p ln(p / p_θ) dx, в натах</translation>
    </message>
    <message>
      <source>∫ p_θ log(p_θ / p) dx, in nats</source>
      <translation>∫ p_θ ln(p_θ / p) dx, в натах</translation>
    </message>
    <message>
      <source>∫ |F_θ(x) − F_data(x)| dx, by places instead of quantiles: the same number.</source>
      <translation>∫ |F_θ(x) − F_data(x)| dx, по местам вместо квантилей: то же число.</translation>
    </message>
  </context>
</TS>
