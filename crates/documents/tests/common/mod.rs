//! Invented parties and documents for the tests of this crate and for `examples/sample.rs`.

use billing::{
    Allowance, Currency, Customer, DocumentAllowance, Draft, Exemption, IssuedInvoice, Line, Seller, TypeCode, Vat,
    VatCategory, VatRate, parse_decimal,
};
use chrono::NaiveDate;
use documents::{InvoiceExtras, Language, invoice_pdf};
use sha2::{Digest as _, Sha256};

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub fn vat(category: VatCategory, percent: &str) -> Vat {
    Vat::new(category, VatRate::new(parse_decimal(percent).unwrap()).unwrap())
}

pub fn standard(percent: &str) -> Vat {
    vat(VatCategory::Standard, percent)
}

pub fn seller() -> Seller {
    Seller {
        name: "Marit Voss".into(),
        trade: "Gestaltung und Typografie".into(),
        street: "Lindenallee 7".into(),
        city: "Hamburg".into(),
        postcode: "20259".into(),
        country: "DE".into(),
        vat_id: "DE987654321".into(),
        tax_id: String::new(),
        email: "marit@voss.example".into(),
        phone: "+49 40 5550 1284".into(),
        iban: "DE89370400440532013000".into(),
        bic: "COBADEFFXXX".into(),
    }
}

pub fn customer() -> Customer {
    Customer {
        name: "Kessler & Brandt Verlagsgesellschaft mbH".into(),
        contact: "Frau Dr. Johanna Brandt".into(),
        street: "Am Alten Hafen 21".into(),
        city: "Bremen".into(),
        postcode: "28195".into(),
        country: "DE".into(),
        vat_id: "DE123456789".into(),
        ..Customer::default()
    }
}

pub fn line(name: &str, description: &str, quantity: &str, unit: &str, price: &str, vat: Vat) -> Line {
    let quantity = parse_decimal(quantity).unwrap();
    let price = parse_decimal(price).unwrap();
    Line { description: description.into(), unit: unit.into(), ..Line::new(name, quantity, price, vat) }
}

/// Six lines at two rates, an allowance on one of them, something already paid.
pub fn draft() -> Draft {
    let mut cover = line(
        "Umschlag mit Klappen, drei Entwürfe",
        "Reinzeichnung und Druckdaten nach PDF/X-4",
        "1",
        "LS",
        "1850",
        standard("19"),
    );
    cover.allowances = vec![Allowance::percent(parse_decimal("10").unwrap(), "")];
    let mut draft = Draft::new(Currency::EUR);
    draft.issue_date = Some(day(2026, 11, 20));
    draft.due_date = Some(day(2026, 12, 4));
    draft.delivered = "01.10.–31.10.2026".into();
    draft.order_reference = "KB-4711 / Nordmeer".into();
    draft.description =
        "Vielen Dank für die gute Zusammenarbeit an »Nordmeer«. Für die im Oktober erbrachten Leistungen berechne ich:"
            .into();
    draft.terms =
        "Zahlbar ohne Abzug bis zum 4. Dezember 2026. Die Nutzungsrechte gehen mit vollständiger Zahlung über. \
                Gelieferte Daten bewahre ich drei Jahre auf."
            .into();
    draft.prepaid = parse_decimal("2500").unwrap();
    draft.lines = vec![
        line(
            "Buchgestaltung »Nordmeer«, Innenteil",
            "Satzspiegel und Absatzformate, 312 Seiten",
            "46.5",
            "HUR",
            "92",
            standard("19"),
        ),
        cover,
        line(
            "Kartenzeichnungen, zweifarbig",
            "Vektordaten, deutsch und norwegisch beschriftet",
            "14",
            "C62",
            "68.50",
            standard("19"),
        ),
        line(
            "Nutzungsrecht an sechs Illustrationen",
            "Einfaches Recht, Auflage bis 5.000, zwei Jahre",
            "1",
            "LS",
            "640",
            standard("7"),
        ),
        line("Farbverbindlicher Andruck", "Zwei Bogen, mit Versand", "2", "C62", "37.85", standard("19")),
        line("Abstimmung im Verlag", "Bremen, 14. und 29. Oktober", "3.25", "HUR", "92", standard("19")),
    ];
    draft
}

pub fn issue(draft: Draft, number: &str, customer: &Customer) -> IssuedInvoice {
    let date = draft.issue_date.unwrap_or(day(2026, 11, 20));
    draft.issue(number.parse().unwrap(), date, &seller(), Some(customer)).unwrap()
}

pub fn invoice() -> IssuedInvoice {
    issue(draft(), "R-2026-0412", &customer())
}

/// As many lines as wished, each of another length.
pub fn long_draft(lines: usize) -> Draft {
    let lines = (1..=lines)
        .map(|n| {
            let quantity = format!("{}.{}", n % 7 + 1, (n * 25) % 100);
            let name = format!("Position {n}: {}", ["Layout", "Proofreading of the second galley", "Index"][n % 3]);
            let description =
                if n % 2 == 0 { "As agreed in writing, delivered by mail and checked on paper." } else { "" };
            line(
                &name,
                description,
                &quantity,
                "HUR",
                &format!("{}.50", 40 + n),
                standard(if n % 5 == 0 { "7" } else { "19" }),
            )
        })
        .collect();
    let mut draft = Draft::new(Currency::EUR);
    draft.issue_date = Some(day(2026, 11, 20));
    draft.description = "Work from January to October 2026".into();
    draft.terms = "Payable without deduction.".into();
    draft.allowances = vec![DocumentAllowance {
        allowance: Allowance::percent(parse_decimal("2").unwrap(), "Discount for a framework agreement"),
        vat: standard("19"),
    }];
    draft.lines = lines;
    draft
}

/// Nothing is taxed: one sentence instead of a table.
pub fn reverse_charge() -> IssuedInvoice {
    let lines = vec![line(
        "Type design, three weights",
        "Latin, Greek and Cyrillic",
        "3",
        "C62",
        "1400",
        vat(VatCategory::ReverseCharge, "0"),
    )];
    let mut draft = Draft::new(Currency::EUR);
    draft.issue_date = Some(day(2026, 11, 20));
    draft.notes =
        "Thank you. The source files are in the same folder as before; the fonts are licensed for five workplaces."
            .into();
    draft.lines = lines;

    let customer = Customer {
        name: "Łukasz Żółtowski Ωμέγα Жук".into(),
        street: "ul. Długa 5".into(),
        city: "Gdańsk".into(),
        postcode: "80-831".into(),
        country: "PL".into(),
        vat_id: "PL1234567890".into(),
        ..Customer::default()
    };
    issue(draft, "R-2026-0413", &customer)
}

pub fn credit_note() -> IssuedInvoice {
    let mut draft = Draft::credit_of(&invoice());
    draft.issue_date = Some(day(2026, 11, 27));

    issue(draft, "G-2026-0007", &customer())
}

/// Every VAT category, and many rates of the first.
pub fn many_rates() -> Draft {
    let mut lines: Vec<Line> = ["5.5", "7", "8.1", "10", "13", "19", "20", "21", "25"]
        .iter()
        .map(|rate| line(&format!("At {rate} per cent"), "", "1", "C62", "100", standard(rate)))
        .collect();
    lines.push(line("Free of VAT, zero-rated", "", "1", "C62", "100", vat(VatCategory::ZeroRated, "0")));
    lines.push(line("Exempt lesson", "", "1", "HUR", "100", vat(VatCategory::Exempt, "0")));
    let mut draft = Draft::new(Currency::EUR);
    draft.issue_date = Some(day(2026, 11, 20));
    draft.lines = lines;
    draft.type_code = TypeCode::Invoice;
    let reason = "Tuition, exempt by § 4 Nr. 21 UStG".into();
    draft.exemptions = vec![Exemption { category: VatCategory::Exempt, code: String::new(), reason }];
    draft
}

pub fn extras<'a>(language: Language) -> InvoiceExtras<'a> {
    InvoiceExtras {
        language,
        logo: None,
        chain_code: Some("VEYZ-G344-HEPF-0FWR".into()),
        link_hex: Some("6f".repeat(32)),
        document_id: Some("019a9f3e-7c1d-7d12-9a3b-0c5d8e2f4a61".into()),
        series: Some("R-{YYYY}-{seq:4}".into()),
    }
}

/// A mark of two bars, drawn here so that no picture needs a licence.
pub fn logo() -> Vec<u8> {
    const SIDE: u16 = 240;
    let mut pixels = Vec::new();
    for y in 0..SIDE {
        for x in 0..SIDE {
            let (x, lean) = (u32::from(x), u32::from(y) * 3 / 11);
            let pixel = if (lean..lean + 76).contains(&x) {
                [20, 20, 20, 255]
            } else if (lean + 76..240).contains(&x) && (164 - lean..240 - lean).contains(&x) {
                [31, 79, 216, 255]
            } else {
                [255, 255, 255, 0]
            };
            pixels.extend(pixel);
        }
    }
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, u32::from(SIDE), u32::from(SIDE));
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    bytes
}

/// SHA-256 of one document with everything on it, a logo included.
pub fn sample_hash() -> String {
    let logo = logo();
    let extras = InvoiceExtras { logo: Some(&logo), ..extras(Language::German) };
    hex::encode(Sha256::digest(invoice_pdf(&invoice(), &extras).unwrap().pdf))
}
