
## Inline-Modus

inline-item = { $title }
inline-item-price = { $title } · { $price }
inline-button = Mit Foto suchen? Hier entlang
button-inline-more = Mehr davon
