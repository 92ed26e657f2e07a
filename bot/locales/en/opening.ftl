one-moment = One moment please, I am just stocking the shelves. Your answer is on its way.
