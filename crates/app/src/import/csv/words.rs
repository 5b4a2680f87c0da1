//! Words that other programs put into cells, and what they are here: countries, currencies, units, kinds, where a document stands.

/// What a document of the other program is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paper {
    Invoice,
    CreditNote,
}

/// Where it stood there, as far as it is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Sent, due, late: what is open follows from amounts.
    Owed,
    /// Some of it was paid; how much must be said elsewhere.
    PartPaid,
    Paid,
    Void,
    /// It never left that program.
    Draft,
}

const COUNTRIES: &[(&str, &[&str])] = &[
    ("DE", &["deutschland", "germany", "d", "brd"]),
    ("AT", &["österreich", "oesterreich", "austria", "a"]),
    ("CH", &["schweiz", "switzerland", "suisse"]),
    ("LI", &["liechtenstein"]),
    ("FR", &["frankreich", "france", "f"]),
    ("NL", &["niederlande", "netherlands", "the netherlands", "holland"]),
    ("BE", &["belgien", "belgium"]),
    ("LU", &["luxemburg", "luxembourg"]),
    ("IT", &["italien", "italy", "i"]),
    ("ES", &["spanien", "spain", "e"]),
    ("PT", &["portugal"]),
    (
        "GB",
        &[
            "großbritannien",
            "grossbritannien",
            "vereinigtes königreich",
            "united kingdom",
            "great britain",
            "england",
            "uk",
            "gb",
        ],
    ),
    ("IE", &["irland", "ireland"]),
    ("DK", &["dänemark", "daenemark", "denmark"]),
    ("SE", &["schweden", "sweden"]),
    ("NO", &["norwegen", "norway"]),
    ("FI", &["finnland", "finland"]),
    ("IS", &["island", "iceland"]),
    ("PL", &["polen", "poland"]),
    ("CZ", &["tschechien", "tschechische republik", "czechia", "czech republic"]),
    ("SK", &["slowakei", "slovakia"]),
    ("HU", &["ungarn", "hungary"]),
    ("SI", &["slowenien", "slovenia"]),
    ("HR", &["kroatien", "croatia"]),
    ("RO", &["rumänien", "rumaenien", "romania"]),
    ("BG", &["bulgarien", "bulgaria"]),
    ("GR", &["griechenland", "greece", "el"]),
    ("CY", &["zypern", "cyprus"]),
    ("MT", &["malta"]),
    ("EE", &["estland", "estonia"]),
    ("LV", &["lettland", "latvia"]),
    ("LT", &["litauen", "lithuania"]),
    ("TR", &["türkei", "tuerkei", "turkey"]),
    ("UA", &["ukraine"]),
    ("US", &["usa", "vereinigte staaten", "united states", "united states of america", "u.s.a."]),
    ("CA", &["kanada", "canada"]),
    ("AU", &["australien", "australia"]),
    ("NZ", &["neuseeland", "new zealand"]),
    ("JP", &["japan"]),
    ("CN", &["china"]),
    ("IN", &["indien", "india"]),
    ("IL", &["israel"]),
    ("AE", &["vereinigte arabische emirate", "united arab emirates", "uae"]),
];

const CURRENCIES: &[(&str, &[&str])] = &[
    ("EUR", &["€", "euro"]),
    ("USD", &["$", "us$", "dollar"]),
    ("GBP", &["£", "pfund"]),
    ("CHF", &["sfr", "sfr.", "fr."]),
    ("JPY", &["¥", "yen"]),
];

const UNITS: &[(&str, &[&str])] = &[
    (
        "C62",
        &[
            "stk", "stk.", "stück", "stueck", "st", "st.", "pc", "pcs", "pce", "piece", "pieces", "each", "ea", "unit",
            "units", "x", "mal", "einheit",
        ],
    ),
    ("HUR", &["h", "std", "std.", "stunde", "stunden", "hour", "hours", "hr", "hrs"]),
    ("MIN", &["min", "min.", "minute", "minuten", "minutes"]),
    ("DAY", &["tag", "tage", "day", "days", "pt", "manntag", "personentag"]),
    ("WEE", &["woche", "wochen", "week", "weeks"]),
    ("MON", &["monat", "monate", "month", "months"]),
    ("ANN", &["jahr", "jahre", "year", "years"]),
    ("LS", &["pauschal", "pauschale", "psch", "psch.", "lump sum", "flat", "flat rate"]),
    ("KGM", &["kg", "kilogramm", "kilogram"]),
    ("MTR", &["m", "meter", "metre"]),
    ("KMT", &["km", "kilometer", "kilometre"]),
    ("MTK", &["m2", "m²", "qm"]),
    ("LTR", &["l", "liter", "litre"]),
];

const PAPERS: &[(Paper, &[&str])] = &[
    (
        Paper::Invoice,
        &[
            "rechnung",
            "invoice",
            "re",
            "rg",
            "380",
            "faktura",
            "ausgangsrechnung",
            "inv",
            "abschlagsrechnung",
            "schlussrechnung",
        ],
    ),
    (
        Paper::CreditNote,
        &[
            "gutschrift",
            "storno",
            "stornorechnung",
            "rechnungskorrektur",
            "korrekturrechnung",
            "credit",
            "credit note",
            "credit memo",
            "creditnote",
            "credit_note",
            "gs",
            "381",
            "cn",
        ],
    ),
];

const STANDINGS: &[(Standing, &[&str])] = &[
    (
        Standing::Owed,
        &[
            "offen",
            "open",
            "sent",
            "gesendet",
            "versendet",
            "issued",
            "unpaid",
            "unbezahlt",
            "overdue",
            "überfällig",
            "ueberfaellig",
            "fällig",
            "due",
            "gemahnt",
            "viewed",
            "pending",
            "approved",
            "gebucht",
            "past due",
        ],
    ),
    (
        Standing::PartPaid,
        &[
            "teilbezahlt",
            "teilweise bezahlt",
            "teilzahlung",
            "partial",
            "partially paid",
            "part-paid",
            "partially_paid",
        ],
    ),
    (
        Standing::Paid,
        &[
            "bezahlt",
            "paid",
            "beglichen",
            "erledigt",
            "abgeschlossen",
            "ausgeglichen",
            "settled",
            "closed",
            "complete",
            "completed",
        ],
    ),
    (
        Standing::Void,
        &["storniert", "void", "voided", "cancelled", "canceled", "ungültig", "ungueltig", "annulliert", "reversed"],
    ),
    (Standing::Draft, &["entwurf", "draft"]),
];

fn of<T: Copy>(table: &[(T, &[&str])], word: &str) -> Option<T> {
    let word = word.trim().to_lowercase();
    table.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(meaning, _)| *meaning)
}

/// ISO 3166-1 of a name in English or German; a code stays itself, whether it is one or not.
pub(super) fn country(word: &str) -> String {
    of(COUNTRIES, word).map_or_else(|| word.trim().to_uppercase(), str::to_owned)
}

/// ISO 4217 of a sign or a name; a code stays itself.
pub(super) fn currency(word: &str) -> String {
    of(CURRENCIES, word).map_or_else(|| word.trim().to_uppercase(), str::to_owned)
}

/// UN/ECE Recommendation 20 of a unit; a code of two or three capitals and digits stays itself.
pub(super) fn unit(word: &str) -> Option<String> {
    let word = word.trim();
    let is_code = (2..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    of(UNITS, word).map(str::to_owned).or_else(|| is_code.then(|| word.to_owned()))
}

pub(super) fn paper(word: &str) -> Option<Paper> {
    of(PAPERS, word)
}

pub(super) fn standing(word: &str) -> Option<Standing> {
    of(STANDINGS, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_however_they_are_written_and_codes_stay() {
        assert_eq!(
            [" Österreich", "de", "Vereinigte Staaten", "Atlantis"].map(country),
            ["AT", "DE", "US", "ATLANTIS"]
        );
        assert_eq!(["€", "eur", "sfr."].map(currency), ["EUR", "EUR", "CHF"]);
        assert_eq!(
            ["Std.", "C62", "Stück", "Kiste"].map(|word| unit(word).unwrap_or_default()),
            ["HUR", "C62", "C62", ""]
        );
        assert_eq!(
            (paper("Storno"), paper("Rechnung"), paper("Brief")),
            (Some(Paper::CreditNote), Some(Paper::Invoice), None)
        );
        assert_eq!((standing("Storniert"), standing("Paid")), (Some(Standing::Void), Some(Standing::Paid)));
    }
}
