## Small talk

talk-greeting = Hello! What are you looking for? Send me a photo or describe it in a few words.
talk-thanks = You’re welcome! Just tell me if you are looking for something else.
talk-glad = I’m glad! Say “more” and I’ll show you others, or tell me what should be different.
talk-not-glad = No problem. Tell me what should be different, for example “rather in blue” or “longer”.
talk-goodbye = See you! Just write to me when you are looking for something again.
talk-how = Fine, thank you! And what are you looking for?
talk-self = I’m Garderobe, a program with an eye for clothes. Send me a photo or tell me what you are looking for.
talk-sorry = I’m sorry. Tell me what should be different and I’ll try again.
talk-shop = I’m afraid I don’t know that; the shop can tell you. I find clothes: what are you looking for?
talk-size = I’m afraid I don’t know sizes; they are on the shop’s own page. I find what you like: what are you looking for?
talk-joke = What did the hat say to the scarf? “You hang around, I’ll go on ahead.” And what are you looking for?
talk-match = Your eye knows better than mine what goes together. What shall I look for to go with it, for example “white shirt”?
talk-colour = Sure! Which colour shall it be? For example “rather in blue” or “not red”.
talk-pattern = Sure! Which pattern shall it be? For example “with dots” or “plain”.
understood-so-far = That is what I understood. Tap a wish under the answer to change it, or tell me what should be different.
