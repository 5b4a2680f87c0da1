//! Schemes under which a seller charges no VAT, and the note that the law of each wants on the document.

/// A national scheme of exemption, chosen in the business profile or for one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VatScheme {
    /// Austria, § 6 Abs. 1 Z 27 UStG.
    Austria,
    /// Belgium, art. 56bis of the VAT code.
    Belgium,
    /// France, art. 293 B CGI.
    France,
    /// Germany, § 19 UStG.
    Germany,
    /// Italy, regime forfettario, L. 190/2014.
    Italy,
    /// The Netherlands, kleineondernemersregeling, art. 25 Wet OB 1968.
    Netherlands,
    /// Poland, art. 113 of the VAT act.
    Poland,
    /// Portugal, art. 53 CIVA.
    Portugal,
    /// Spain has no threshold: activities that art. 20 LIVA exempts.
    Spain,
}

impl VatScheme {
    /// All of them, in the order of their codes.
    pub const ALL: [Self; 9] = [
        Self::Austria,
        Self::Belgium,
        Self::Germany,
        Self::Spain,
        Self::France,
        Self::Italy,
        Self::Netherlands,
        Self::Poland,
        Self::Portugal,
    ];

    /// What it is called in files: `de-19`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Austria => "at-6",
            Self::Belgium => "be-56bis",
            Self::France => "fr-293b",
            Self::Germany => "de-19",
            Self::Italy => "it-forfettario",
            Self::Netherlands => "nl-kor",
            Self::Poland => "pl-113",
            Self::Portugal => "pt-53",
            Self::Spain => "es-20",
        }
    }

    /// The scheme of a code; None where there is none.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scheme| scheme.code() == code)
    }

    /// Its code of the list VATEX (BT-121); empty where the list has none.
    #[must_use]
    pub const fn exemption_code(self) -> &'static str {
        match self {
            Self::France => "VATEX-FR-FRANCHISE",
            Self::Austria
            | Self::Belgium
            | Self::Germany
            | Self::Italy
            | Self::Netherlands
            | Self::Poland
            | Self::Portugal
            | Self::Spain => "",
        }
    }

    /// BCP 47 tags of the languages that [`VatScheme::note`] is in.
    #[must_use]
    pub const fn languages(self) -> &'static [&'static str] {
        match self {
            Self::Austria | Self::Germany => &["de"],
            Self::Belgium => &["fr", "nl"],
            Self::France => &["fr"],
            Self::Italy => &["it"],
            Self::Netherlands => &["nl"],
            Self::Poland => &["pl"],
            Self::Portugal => &["pt"],
            Self::Spain => &["es"],
        }
    }

    /// The note in the language of its law.
    #[must_use]
    pub const fn note(self) -> &'static str {
        match self {
            Self::Austria => "Umsatzsteuerfrei als Kleinunternehmer nach § 6 Abs. 1 Z 27 UStG",
            Self::Belgium => {
                "Régime particulier de franchise des petites entreprises / Bijzondere vrijstellingsregeling kleine \
                 ondernemingen"
            }
            Self::France => "TVA non applicable, art. 293 B du CGI",
            Self::Germany => "Steuerfreier Umsatz eines Kleinunternehmers nach § 19 UStG",
            Self::Italy => {
                "Operazione senza applicazione dell'IVA, art. 1, commi 54-89, L. 190/2014 (regime forfettario)"
            }
            Self::Netherlands => {
                "Vrijgesteld van btw, art. 25 Wet op de omzetbelasting 1968 (kleineondernemersregeling)"
            }
            Self::Poland => "Zwolnienie z VAT, art. 113 ust. 1 ustawy o podatku od towarów i usług",
            Self::Portugal => "IVA - regime de isenção, art. 53.º do CIVA",
            Self::Spain => "Operación exenta, art. 20 de la Ley 37/1992 del IVA",
        }
    }

    /// The note for a customer who reads `language` (`de`; English for any other).
    #[must_use]
    pub const fn note_for(self, german: bool) -> &'static str {
        match (self, german) {
            (Self::Austria, true) | (Self::Germany, true) => self.note(),
            (Self::Austria, false) => "Exempt as a small business, § 6 (1) no. 27 of the Austrian VAT act (UStG)",
            (Self::Belgium, true) => "Steuerbefreiung für Kleinunternehmen (Belgien)",
            (Self::Belgium, false) => "Exempt under the Belgian scheme for small enterprises",
            (Self::France, true) => "Keine Umsatzsteuer nach Art. 293 B CGI (Frankreich)",
            (Self::France, false) => "VAT not applicable, art. 293 B of the French tax code (CGI)",
            (Self::Germany, false) => "Exempt as a small business, § 19 of the German VAT act (UStG)",
            (Self::Italy, true) => "Keine Umsatzsteuer, Pauschalbesteuerung nach Gesetz 190/2014 (Italien)",
            (Self::Italy, false) => "No VAT charged, flat-rate scheme of Italian law 190/2014",
            (Self::Netherlands, true) => "Steuerbefreiung für Kleinunternehmer (Niederlande, Art. 25 Wet OB)",
            (Self::Netherlands, false) => "Exempt under the Dutch scheme for small businesses (art. 25 Wet OB)",
            (Self::Poland, true) => "Von der Mehrwertsteuer befreit, Art. 113 (1) des polnischen Gesetzes",
            (Self::Poland, false) => "Exempt from VAT, art. 113 (1) of the Polish VAT act",
            (Self::Portugal, true) => "Steuerbefreiung nach Art. 53 CIVA (Portugal)",
            (Self::Portugal, false) => "Exempt from VAT, art. 53 of the Portuguese VAT code (CIVA)",
            (Self::Spain, true) => "Steuerfrei nach Art. 20 Ley 37/1992 (Spanien)",
            (Self::Spain, false) => "Exempt from VAT, art. 20 of Spanish law 37/1992",
        }
    }
}
