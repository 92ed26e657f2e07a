## Privacy

command-privacy = What I keep of you
command-export = Download your data
command-delete = Delete everything of yours
privacy =
    <b>What I keep of you</b>

    <b>Your searches</b>, so that you can refine them and go back: { $dialogue_days ->
        [one] one day
       *[other] { $dialogue_days } days
    }.
    I don’t keep <b>your photos</b>, only the numbers that stand for them to me, and where Telegram has them: { $photo_days ->
        [one] one day
       *[other] { $photo_days } days
    }, and for wishes you want to hear of as long as the wish.
    <b>What you save</b>, wishes you want to hear of, shared lists, votes and your settings: until you take them away.
    <b>Your messages</b> only until they are answered. Where something breaks, the shop may look into it for 30 days at most.
    <b>What you tell the shop with /feedback</b>, until it answers, 90 days at most. It stays in the shop’s chat, without your name.
    <b>The shop’s news</b> come only if you turn them on in /settings. Under each is a button that turns them off.

    I never ask for your name or number. None of it goes to anybody else, and what is counted is what people look for, never who.
button-export = Download everything
button-delete = Delete everything …
export-caption = This is everything I have of yours.
export-about-name = README
export-about =
    This is everything that Garderobe kept of you, as readable JSON (UTF-8):
    { "" }
    people.json: your settings
    chats.json: your chat and its language
    turns.json: your searches; photo_embeddings are the numbers that a model saw in your photos
    shown_messages.json: which message shows which item
    remembered.json: your list, with pictures in pictures/
    saved_wishes.json: wishes that you want to hear of
    shares.json, share_guests.json, votes.json: shared lists, visits and votes
    campaign_starts.json: by which campaign you came
    notices.json: what I am about to write to you
    feedback.json: what you told the shop and nobody answered yet
    broadcasts.json: news that you send for the shop
    inbox.json, sendings.json: what is under way between us just now
    { "" }
    What there is nothing of is left out. Your photos themselves were never kept.
    { $missing ->
        [0] Pictures: { $pictures }.
       *[other] Pictures: { $pictures }; { $missing } did not fit in or are gone.
    }
delete-question =
    Shall I delete everything of yours? Searches, your list, saved wishes, shared lists, votes and settings: at once, and I cannot bring it back.

    With /export you can take it along first.
button-erase = Yes, delete everything
button-keep-all = No, keep it
delete-kept = Good, I’ll keep everything as it is.
deleted-title = <b>Done, everything is deleted.</b>
deleted-searches =
    { $count ->
        [one] one search
       *[other] { $count } searches
    }
deleted-photos =
    { $count ->
        [one] what I saw in one photo
       *[other] what I saw in { $count } photos
    }
deleted-remembered =
    { $count ->
        [one] one remembered item
       *[other] { $count } remembered items
    }
deleted-wishes =
    { $count ->
        [one] one saved wish
       *[other] { $count } saved wishes
    }
deleted-shares =
    { $count ->
        [one] one shared list with its votes
       *[other] { $count } shared lists with their votes
    }
deleted-votes =
    { $count ->
        [one] one vote of yours
       *[other] { $count } votes of yours
    }
deleted-feedback =
    { $count ->
        [one] one message to the shop
       *[other] { $count } messages to the shop
    }
deleted-rest = Your settings are gone, too. You can clear this chat in Telegram yourself. When you look for something again, we begin anew.
deleted-nothing = I had next to nothing of yours, and now nothing at all. You can clear this chat in Telegram yourself.
