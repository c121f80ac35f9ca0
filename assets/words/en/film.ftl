# Films: recording a demonstration, and the record sheet.

film-title = Record
film-of-chapter = { $chapter }, the whole chapter
film-of-demonstration = { $chapter }, your demonstration
film-show-chapter = Chapter’s film
film-show-demonstration = Your demonstration
film-video = Video
film-video-hint = frame by frame
film-picture = Picture
film-picture-hint = this moment, as you see it
film-storyboard = Storyboard
film-sum =
    { $shots ->
        [one] one shot, { $seconds } seconds
       *[other] { $shots } shots, { $seconds } seconds
    }
film-sum-unknown = reckoning the lengths
film-caption-hint = Caption
film-shot-caption = Caption of shot { $number }
film-shot-length = Length of shot { $number }, in seconds
film-second-unit = s
film-seconds = { $seconds } s
film-shot-title = title card
film-shot-train = training
film-shot-play = sequence time runs
film-shot-look = another view
film-shot-still = the picture stands
film-size = Size
film-size-square = square
film-size-portrait = portrait
film-fps = Frames per second
film-theme = Theme
film-theme-paper = Paper
film-theme-night = Night
film-captions = Captions
film-captions-none = none
film-captions-burned = in picture
film-captions-sidecar = file
film-language = Caption language
film-picture-language = Language
film-language-en = English
film-language-zh = 中文
film-silence = Waiting for training, at most
film-applies-next = Changes apply to the next recording.
film-record = Record film
film-save-picture = Save picture
film-cancel = Cancel
film-ready = Ready to record
film-ready-picture = Ready to save
film-preparing = Preparing: the training is done first
film-rendering = Rendering frame { $frame } of { $frames }
film-speed = · { $speed }× real time
film-left = about { $seconds ->
        [one] one second
       *[other] { $seconds } seconds
    } left
film-made = ✓ Saved { $file }
film-cancelled = Cancelled; nothing was saved.
film-kind = Films and pictures (*.{ $suffix })
film-recording = { $time }
film-recording-paused = { $time }, paused
film-recording-lost = Another session was opened, so the recording has ended without a film.
