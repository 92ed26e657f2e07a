## The list

command-list = Your list
button-remember = ♡ Remember
button-forget = ♥ Remembered
button-share = Share
button-list = Show my list
button-undo-forget = Keep it after all
button-page-back = ‹ Back
button-page-on = Next ›
toast-remembered = Remembered. /list shows your list.
toast-forgotten = No longer on your list.

list-remembered =
    { $count ->
        [one] { $titles } is on your list now.
       *[other] { $titles } are on your list now.
    }
list-quoted = “{ $title }”
list-joined = { $first } and { $last }
list-forgotten = “{ $title }” is no longer on your list.
list-title =
    <b>Your list</b> · { $count ->
        [one] one item
       *[other] { $count } items
    }
list-hint = Tap a number for the details, or ✕ to take an item off the list.
list-entry = <b>{ $number }</b> · { $title }
list-entry-link = <b>{ $number }</b> · <a href="{ $url }">{ $title }</a>
list-price = { $now }
list-price-changed = was { $then }, now <b>{ $now }</b>
list-gone = sorry, not available just now
list-votes = 👍 { $likes } 👎 { $dislikes }
list-empty = Your list is still empty. Tap “♡ Remember” on an item, or write “remember 3”.
list-full =
    { $count ->
        [one] Your list has room for one item. Take it off and I’ll gladly remember the next.
       *[other] Your list has room for { $count } items. Take one off and I’ll gladly remember the next.
    }
list-out-of-range =
    { $count ->
        [one] There is only one item on your list.
       *[other] There are { $count } items on your list. Give me a number from 1 to { $count }.
    }
list-which = Which one do you mean? Add its number, for example “remember 3”.
list-confirm-off =
    { $count ->
        [one] You mean this one? Tap “♥ Remembered” and I’ll take it off the list.
       *[other] You mean these? Tap “♥ Remembered” and I’ll take them off the list.
    }
list-which-off = Which one do you mean? Add its number, for example “take 3 off my list”.
list-button-stale = This button no longer fits anything. /list shows your list.

## Sharing

button-share-list = Share the list
button-pass-on = Pass on
button-copy-link = Copy the link
button-end-share = Stop sharing
share-offer-list =
    With this link friends see your list and vote with 👍 and 👎. Your list shows how they voted.

    { $link }
share-offer-item =
    With this link friends see “{ $title }” and vote with 👍 and 👎.

    { $link }
share-text-list = Have a look at my list: what do you like?
share-text-item = Look, what do you think of this?
share-ended = Right, the link opens nothing any more. I’ll keep the votes for you.
share-over = This is no longer shared. Ask for a new link, or tell me what you are looking for.
share-own = You shared this yourself: here your friends vote.
shared-list-title =
    <b>A list for you</b> · { $count ->
        [one] one item
       *[other] { $count } items
    }
shared-item-title = <b>I was asked to show you this</b>
shared-hint = What do you like? Tap 👍 or 👎 and I’ll pass it on.
shared-empty = There is nothing on this list just now. Do come back later.
toast-vote-for = 👍 for “{ $title }”
toast-vote-against = 👎 for “{ $title }”
toast-vote-none = Your vote is taken back.
vote-item-gone = This item is no longer on the list.
