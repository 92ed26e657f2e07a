## For the shop

command-stats = The shop in figures
command-open-feedback = Feedback that waits for an answer
command-broadcast = Send news

stats-title = <b>The shop in figures</b>
stats-span =
    { $days ->
        [one] <b>Today</b>
       *[other] <b>The last { $days } days</b>
    }
stats-searches =
    { $searches ->
        [0] Nobody has searched yet.
        [one] One search.
       *[other] { $searches } searches by { $people ->
            [one] one person
           *[other] { $people } people
        }.
    }
stats-of-them = With a photo of their own: { $photos } · nothing for all wishes: { $nothing }
stats-verdicts = 👍 { $likes } · 👎 { $dislikes }
stats-wished = <b>Most wished for</b> ({ $days } days)
stats-missed = <b>Wished for, but not there</b> ({ $days } days)
stats-line = { $place }. { $value }: { $count }
stats-note =
    <i>Each day begins at midnight UTC. Named is only what at least { $people ->
        [one] one person has
       *[other] { $people } people have
    } looked for, and never by whom.</i>
stats-feedback =
    { $count ->
        [one] One message to the shop waits for an answer: /feedback shows it.
       *[other] { $count } messages to the shop wait for an answer: /feedback shows them.
    }

broadcast-how = Write the news behind the command: /broadcast The new coats are here. Or send a photo and write that under it. Nothing is sent before you agree.
broadcast-long = Under a photo there is room for { $most } characters, your news have { $units }. Please make them a little shorter.
broadcast-one-photo = News come with one photo. Please send a single one, with the command under it.
broadcast-question =
    { $count ->
        [0] This is how it would look. But nobody wants to hear news yet: they are turned on in /settings.
        [one] This is how the one person who wants to hear news will get it. Shall I send it?
       *[other] This is how { $count } people who want to hear news will get it. Shall I send it?
    }
button-broadcast = Yes, send to { $count }
button-no-broadcast = No, drop it
button-stop-broadcast = Stop
broadcast-gone = These news were sent or dropped already.
broadcast-dropped = Good, I won’t send anything.
broadcast-stopping = I’m stopping.
broadcast-under-way = <b>Under way</b>: { $sent } of { $total }
broadcast-left = About { $time } left.
broadcast-quiet =
    { $count ->
        [one] One person wants quiet just now and gets it later.
       *[other] { $count } people want quiet just now and get it later.
    }
broadcast-done =
    { $sent ->
        [0] <b>Done</b>: nobody got it.
        [one] <b>Done</b>: one person got it.
       *[other] <b>Done</b>: { $sent } people got it.
    }
broadcast-stopped =
    { $sent ->
        [0] <b>Stopped</b>: nobody got it.
        [one] <b>Stopped</b>: one person had it already.
       *[other] <b>Stopped</b>: { $sent } people had it already.
    }
broadcast-missed =
    { $count ->
        [one] One person did not get it: turned off, not to be reached any more, or too late.
       *[other] { $count } people did not get it: turned off, not to be reached any more, or too late.
    }

## News as everybody gets them

button-no-news = No more news
news-stopped = Good, I won’t send you news any more. In /settings you can turn them on again.
