## The tour at the stand

command-demo = Shown in a minute
button-tour-on = Next ›
tour-welcome =
    <b>In one minute I’ll show you what I can do.</b>

    There are { $steps } steps, and all you do is tap “Next”. Leave whenever you like: just tell me what you are looking for.
tour-wish = with flowers
tour-photo =
    <b>{ $step } of { $steps } · A photo is enough.</b>
    A sample photo came in, and this is what goes with it best.
tour-words =
    <b>{ $step } of { $steps } · Then we go on talking.</b>
    “with flowers” was added to the photo. Above the buttons you always see what I understood.
tour-chip =
    <b>{ $step } of { $steps } · A tap changes a wish.</b>
    Here “with flowers” became “no flowers”. You can take it away the same way, or let it count more.
tour-details =
    <b>{ $step } of { $steps } · A number is enough for the details.</b>
    From here you remember an item, share it or look for similar ones.

    <b>Your turn!</b> Send me a photo, tell me what you are looking for, or tap an example.
