## Welcome

start-welcome =
    <b>Hello{ $named ->
        [no] {""}
       *[yes] {" "}{ $name }
    }, I’m Garderobe.</b>

    Send me a photo of a garment, tell me in your own words what you are looking for, or both. I’ll show you what fits best.

    Then refine: <i>with flowers</i>, <i>rather in blue</i>, <i>more</i>.

    To try it, tap a sample photo or a wish.
start-sample-button = Photo { $number }
start-wish-1 = red dress with flowers
start-wish-2 = striped t-shirt
start-wish-3 = warm beige coat
start-wish-4 = white sneakers
help =
    <b>How it works</b>

    📷 <b>Photo</b>: I look for similar things. As a file too, HEIC from an iPhone too.
    💬 <b>Words</b>: <i>dotted skirt</i>, <i>cable knit jumper</i>. English or German.
    📷 + 💬 <b>Both</b>: a photo and, below it or after it, <i>with flowers</i>.

    <b>Refine</b>: <i>under €50</i>, <i>without sleeves</i>, <i>longer</i>, <i>like the third but in red</i>, <i>more</i>, <i>back</i>. Or tap a wish under the answer.
    <b>Details</b>: tap a number. With 👍 and 👎 you show me what you like.
    <b>Remember</b>: ♡ puts an item on your /list. Nothing for you yet? Say <i>let me know</i>, and I’ll write when something new fits.

    /new starts over
    /settings: language, quiet hours and more
    /privacy: what I keep of you

## Commands

command-start = Let’s go
command-new = New search
command-help = How it works
command-language = Change language
bot-description = Send me a photo of a garment or tell me what you are looking for. I’ll show you what fits best, and you refine as we talk.
bot-short-description = A photo or words in, matching clothes out.

## Answers

talk-link = I can’t open links yet. Send me the picture from it and I’ll look for similar things.
new-search = Right, let’s start over. What are you looking for? A photo or a few words will do.
language-question = Which language shall we speak?
language-chosen = Sure, English from now on.
language-name = English

understood-photo =
    { $count ->
        [one] Your photo
       *[other] Your { $count } photos
    }
understood-photo-part =
    { $part ->
        [top] Your photo, upper part
        [centre] Your photo, centre
       *[bottom] Your photo, lower part
    }
understood-sample = Sample photo { $number }
understood-similar = Like “{ $phrase }”
understood-words = “{ $phrase }”
understood-also = + { $phrase }
understood-plain = { $phrase }
understood-not = not { $phrase }
understood-without = no { $phrase }
understood-price = up to { $maximum }
understood-price-from = from { $minimum }
understood-price-between = { $minimum } to { $maximum }
understood-disliked =
    { $count ->
        [one] one set aside
       *[other] { $count } set aside
    }
understood-part =
    { $part ->
        [cut] cut
        [pattern] pattern
        [colour] colour
        [sleeve] sleeves
        [neckline] neckline
        [length] length
       *[kind] kind
    } of { $photo ->
        [last] the last photo
       *[other] photo { $photo }
    }
answer-count = { $first ->
    [1] { $count ->
            [one] One match.
           *[other] My { $count } best matches.
        }
   *[other] Matches { $first } to { $last }.
    }
answer-hint = Tap a number for the details, or tell me what should be different.
answer-nothing =
    I’m afraid I found nothing for that. Take a wish away, describe it differently or send me a photo.
answer-ask-differently = Tell me another price or take a wish away and I’ll look again.
answer-some-fit =
    { $count ->
        [one] One of them fits
       *[other] { $count } of them fit
    }, the { $others ->
        [one] other comes
       *[other] others come
    } close.
answer-some-kept =
    { $count ->
        [one] One of them is like that
       *[other] { $count } of them are like that
    }, the { $others ->
        [one] other comes
       *[other] others come
    } close.
answer-near = I found nothing exactly like that, but these come close.
answer-near-only = I have no more of that, but these come close.
answer-near-again = More in the same vein.
answer-end = That’s everything I have for this. Describe it a little differently or send me a photo.
pictures-missing =
    { $count ->
        [one] One picture could not be shown just now; its number still gives the details.
       *[other] { $count } pictures could not be shown just now; their numbers still give the details.
    }
album-caption = { $number } · { $title }
album-caption-price = { $number } · { $title } · { $price }
album-colours =
    { $count ->
        [one] +1 colour
       *[other] +{ $count } colours
    }
album-variants =
    { $count ->
        [one] +1 variant
       *[other] +{ $count } variants
    }

details-title = <b>{ $number } · { $title }</b>
details-description = { $text }
details-price = <b>{ $price }</b>
details-sample-price = <b>{ $price }</b> (sample price)
details-colours =
    { $count ->
        [one] Also in one more colour.
       *[other] Also in { $count } more colours.
    }
details-variants =
    { $count ->
        [one] Also in one more variant.
       *[other] Also in { $count } more variants.
    }
details-gone = I’m afraid this one is no longer available.
details-out-of-range = { $count ->
    [one] I have shown you only one match so far.
   *[other] I have shown you { $count } matches so far. Send me a number from 1 to { $count }.
    }

button-more = Show more
button-remove = ✕ { $phrase }
button-without-photo =
    { $count ->
        [one] Without the photo
       *[other] Without the photos
    }
button-without-item = Without this item
button-region =
    { $part ->
        [top] Upper part
        [centre] Centre
        [bottom] Lower part
       *[whole] Whole photo
    }
button-combine = Combine with the photo before
button-only-words = Only “{ $phrase }”
button-similar = Similar
button-open = See in the shop

## When something does not work

nothing-to-refine = I haven’t shown you anything yet. Send me a photo or a few words first.
nothing-asked = I don’t know what you are looking for yet. Try “red dress” or “with dots”, for example.
nothing-ruled-out = What should I leave out? Try “without flowers”, for example.
garment-unjudged = I’m not sure about “{ $garment }”. This looks most like it.
wish-contradiction = It can’t be both, so I went with what you said last.
wishes-many = That’s more wishes than I can keep in mind; the last twelve count.
link-left-out = I can’t open the link; I went by the words beside it.
price-none = My items carry no prices, so I’m afraid I can’t search by price.
price-currency = My prices are in { $own_currency } and I can’t convert. Tell me the amount in { $own_currency } and I’ll stick to it.
price-impossible = I can’t make sense of “{ $price }”. Tell me a price, for example “under €50”.
price-unknown = I don’t know which price to compare with. Tell me an amount, for example “under €50”.
photos-too-few =
    { $count ->
        [0] I need your photos for that. Send them to me, best of all together.
        [one] I have only one photo of yours so far. Send me the other one too.
       *[other] I have only { $count } photos of yours so far. Send me the others too.
    }
words-empty = I couldn’t find any words in that. Tell me what you are looking for, for example “blue dress with dots”.
words-foreign = I’m afraid I can’t read that; I understand English and German. Or just send me a photo.
words-too-long = That’s a lot at once. I read the beginning; short wishes work best.
photo-empty = The file arrived empty. Could you send the picture again?
photo-not-an-image = That isn’t a picture I can open. A photo works best (JPEG, PNG, WebP or HEIC).
photo-damaged = The picture is damaged or arrived only in part. Could you send it again?
photo-too-many-pixels = That picture is too large for me. Please send it as a photo instead of a file, so that Telegram makes it smaller.
photo-too-big = That file is over 20 MB, more than I may download. Please send the picture as a photo instead of a file.
photo-download-failed = I couldn’t load the picture just now. Please try again in a moment.
photo-forgotten = I’m afraid I no longer have your photo in front of me. Please send it again.
some-photos-left-out = { $count ->
    [one] I could not open one of your pictures, so I search with the others.
   *[other] I could not open { $count } of your pictures, so I search with the others.
}
unsupported = I can’t do anything with that yet. Send me a photo of a garment or tell me what you are looking for.
button-stale = That button belongs to an old search. Just tell me what you are looking for.
catalogue-empty = My shelves are still empty just now. Please come back later.
something-broke = Sorry, I dropped something. Please try again in a moment.
too-many-messages = That was a lot at once. I answer what came first and left out the rest. Feel free to send it again when I am done.
place-in-line = It is busy right now. You are number { $place } in line, I will be with you shortly.
too-busy = It is very busy here right now. Please try again in a few minutes.
