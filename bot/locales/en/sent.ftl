
## What people also send

sent-sticker = Pretty! I cannot search with it, but with a photo or a few words I can.
sent-voice = I cannot listen to voice messages yet. Could you write what you are looking for?
sent-audio = Nice music, but I find clothes by a photo or words alone.
sent-video = I see nothing in videos. A still from it, sent as a photo, will do.
sent-animation = Moving pictures are too quick for me. Send me the piece as a photo.
sent-game = Do play, I stick to clothes. What are you looking for?
sent-dice = Well thrown! I would rather search than roll: what may it be?
sent-poll = I leave voting to you. Share your list, and friends vote on it with 👍 and 👎.
sent-contact = Thanks, I need no contacts and do not keep this one. What are you looking for?
sent-location = Thanks, I do not need your location and do not keep it. What are you looking for?
sent-story = I cannot look at stories. Send me the piece as a photo.
link-unreadable = I could not open this link. Better send me the picture itself.
link-without-picture = I find no picture behind this link. Better send me a photo of it.
