## What people say to the shop

command-feedback = Tell the shop something
feedback-question = What would you like to tell the shop? Just write it, I’ll pass it on without your name.
button-no-feedback = Never mind
feedback-dropped = Good, nothing then.
feedback-long = That is a bit long: { $units } characters, and I can pass on { $most }. Please make it shorter.
feedback-enough =
    { $count ->
        [one] One message of yours is waiting for an answer already. Give the shop a little time first.
       *[other] { $count } messages of yours are waiting for an answer already. Give the shop a little time first.
    }
feedback-thanks = Thank you, I’ve passed it on. When the shop answers, you’ll hear from me.
feedback-nobody = Kind of you to say something! But nobody from the shop reads along here just now, so I pass nothing on and keep nothing either.
feedback-answer =
    <b>An answer from the shop</b>
    { $text }
button-feedback = Reply to that

## What the shop reads of it

feedback-received =
    <b>Feedback { $number }</b>
    { $text }

    <i>Reply to this message and I’ll pass it on.</i>
feedback-answered = Passed on.
feedback-answer-long = That is a bit long: { $units } characters, and I can pass on { $most }. Please make it shorter.
feedback-words-only = I can only pass on words. Please reply with text.
feedback-gone = I can’t pass that on any more: whoever wrote it cannot be reached.
feedback-none-open = No feedback waits for an answer just now. With /feedback and words behind it you can try it yourself.
