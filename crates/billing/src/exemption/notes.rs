//! The notes that stand on a document whose category bears no VAT (Directive 2006/112/EC, Art. 226 (11) and (11a)), in
//! the language of the seller's law and in the one that the customer reads.

use crate::{VatCategory, VatScheme};

/// Languages in which the notes are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tongue {
    German,
    English,
    Spanish,
    French,
    Italian,
    Dutch,
    Polish,
    Portuguese,
}

impl Tongue {
    /// What the law of a country is written in; English where its language is not among them.
    fn of_country(code: &str) -> Self {
        match code {
            "AT" | "DE" | "LI" => Self::German,
            "ES" => Self::Spanish,
            "FR" | "LU" | "MC" => Self::French,
            "IT" => Self::Italian,
            "NL" => Self::Dutch,
            "PL" => Self::Polish,
            "PT" => Self::Portuguese,
            _ => Self::English,
        }
    }

    /// What a BCP 47 tag asks for, as far as it is known.
    fn of_tag(tag: &str) -> Self {
        match tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "de" => Self::German,
            "es" => Self::Spanish,
            "fr" => Self::French,
            "it" => Self::Italian,
            "nl" => Self::Dutch,
            "pl" => Self::Polish,
            "pt" => Self::Portuguese,
            _ => Self::English,
        }
    }
}

/// The note of a category for a seller in `country` and a customer who reads `tag`; empty where only the seller knows the
/// reason.
pub(super) fn note(category: VatCategory, scheme: Option<VatScheme>, country: &str, tag: &str) -> String {
    let (law, reader) = (Tongue::of_country(country), Tongue::of_tag(tag));
    let (first, second) = match scheme {
        Some(scheme) if scheme.languages().iter().any(|own| Tongue::of_tag(own) == reader) => {
            (scheme.note(), scheme.note())
        }
        Some(scheme) => (scheme.note(), scheme.note_for(reader == Tongue::German)),
        None => (words(category, law), words(category, reader)),
    };
    if first == second { first.to_owned() } else { format!("{first} / {second}") }
}

const fn words(category: VatCategory, tongue: Tongue) -> &'static str {
    match category {
        VatCategory::ReverseCharge => match tongue {
            Tongue::German => "Steuerschuldnerschaft des Leistungsempfängers",
            Tongue::English => "Reverse charge",
            Tongue::Spanish => "Inversión del sujeto pasivo",
            Tongue::French => "Autoliquidation",
            Tongue::Italian => "Inversione contabile",
            Tongue::Dutch => "Btw verlegd",
            Tongue::Polish => "Odwrotne obciążenie",
            Tongue::Portuguese => "Autoliquidação",
        },
        VatCategory::IntraCommunity => match tongue {
            Tongue::German => "Steuerfreie innergemeinschaftliche Lieferung",
            Tongue::English => "VAT-exempt intra-Community supply",
            Tongue::Spanish => "Entrega intracomunitaria exenta de IVA",
            Tongue::French => "Livraison intracommunautaire exonérée de TVA",
            Tongue::Italian => "Cessione intracomunitaria non imponibile",
            Tongue::Dutch => "Intracommunautaire levering tegen 0 % btw",
            Tongue::Polish => "Wewnątrzwspólnotowa dostawa towarów",
            Tongue::Portuguese => "Transmissão intracomunitária isenta de IVA",
        },
        VatCategory::Export => match tongue {
            Tongue::German => "Steuerfreie Ausfuhr",
            Tongue::English => "VAT-exempt export",
            Tongue::Spanish => "Exportación exenta de IVA",
            Tongue::French => "Exportation exonérée de TVA",
            Tongue::Italian => "Esportazione non imponibile",
            Tongue::Dutch => "Uitvoer tegen 0 % btw",
            Tongue::Polish => "Eksport towarów",
            Tongue::Portuguese => "Exportação isenta de IVA",
        },
        VatCategory::OutOfScope => match tongue {
            Tongue::German => "Nicht steuerbare Leistung",
            Tongue::English => "Outside the scope of VAT",
            Tongue::Spanish => "Operación no sujeta a IVA",
            Tongue::French => "Opération non soumise à la TVA",
            Tongue::Italian => "Operazione fuori campo IVA",
            Tongue::Dutch => "Niet aan btw onderworpen",
            Tongue::Polish => "Nie podlega VAT",
            Tongue::Portuguese => "Operação não sujeita a IVA",
        },
        VatCategory::Exempt
        | VatCategory::Igic
        | VatCategory::Ipsi
        | VatCategory::Standard
        | VatCategory::ZeroRated => "",
    }
}
