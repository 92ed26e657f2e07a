
## Groups

group-hello = Hello everyone! I find clothes that go with your photos and wishes. Mention me with @{ $username } and say what you are looking for – or reply to one of my messages.
mention-alone = Hello! Tell me what you are looking for, say “red dress under €50”, or send me a photo.
button-of-another = These buttons belong to somebody else. Just ask me yourself and you get your own.
person-anonymous = That works under your own name only. It is best to write to me in private.
in-private =
    { $page ->
        [wishes] I had better show you your wishes in private.
       *[list] I had better show you your list in private.
    }
button-in-private = To the private chat
link-leads-nowhere = This link leads nowhere, I am afraid. Just tell me what you are looking for, or send me a photo.
