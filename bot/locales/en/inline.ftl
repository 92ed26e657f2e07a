
## Inline mode

inline-item = { $title }
inline-item-price = { $title } · { $price }
inline-button = Search by photo? This way
button-inline-more = More like this
