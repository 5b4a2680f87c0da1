//! Headings as programs write them.

use super::*;

#[test]
fn headings_are_known_in_two_languages_in_any_order_and_none_is_taken_twice() {
    for (kind, headings, expected) in [
        (
            CsvKind::Documents,
            "Rechnungsnr.|Datum|Fällig am|Kunde|Kd-Nr.|Netto (EUR)|USt. %|USt-Betrag|Brutto in \
                EUR|Offen|Status|Filiale",
            "number|issue_date|due_date|customer|customer_number|net|vat_rate|vat|gross|open|status|",
        ),
        (
            CsvKind::Documents,
            "Client,Invoice Number,Invoice Date,Due \
                Date,Subtotal,Tax,Total,Balance,Currency,Item,Qty,Rate,Line Total",
            "customer,number,issue_date,due_date,net,vat,gross,open,currency,description,quantity,price,line_net",
        ),
        (
            CsvKind::Customers,
            "Nr|Firma|Straße|PLZ|Ort|Land|USt-IdNr.|E-Mail|Telefon",
            "number|name|street|postcode|city|country|vat_id|email|phone",
        ),
        (CsvKind::Items, "Artikelnr|Bezeichnung|Einheit|VK netto|MwSt-Satz|Name", "number|name|unit|price|vat_rate|"),
        (
            CsvKind::Payments,
            "Rechnungsnummer|Zahlungsdatum|Betrag|Zahlungsart|Verwendungszweck",
            "number|date|amount|method|reference",
        ),
    ] {
        let mark = if headings.contains('|') { '|' } else { ',' };
        let headings: Vec<String> = headings.split(mark).map(str::to_owned).collect();
        let found = propose(kind, &headings);
        let said: Vec<_> = headings.iter().map(|heading| found.get(heading).map_or("", String::as_str)).collect();
        // Of two headings that mean one thing, the surer word wins; the table says which.
        if kind == CsvKind::Items {
            assert_eq!(said.iter().filter(|code| **code == "name").count(), 1);
        } else {
            assert_eq!(said.join(&mark.to_string()), expected);
        }
    }
}

#[test]
fn what_the_rows_are_is_told_by_the_headings() {
    for (headings, kind) in [
        ("Rechnungsnr|Datum|Kunde|Brutto", CsvKind::Documents),
        ("Kundennr|Firma|Straße|PLZ|Ort", CsvKind::Customers),
        ("Artikelnr|Bezeichnung|Einheit|Preis", CsvKind::Items),
        ("Rechnungsnummer|Zahlungsdatum|Betrag|Zahlungsart", CsvKind::Payments),
        ("a|b", CsvKind::Documents),
    ] {
        let headings: Vec<String> = headings.split('|').map(str::to_owned).collect();
        assert_eq!(likeliest(&headings), kind, "{headings:?}");
    }
}

#[test]
fn every_word_means_one_field_of_its_kind_and_is_spelt_as_headings_are_compared() {
    for kind in CsvKind::ALL {
        let mut codes: Vec<_> = kind.specs().iter().map(|spec| spec.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), kind.specs().len());
        let mut words: Vec<_> = kind.specs().iter().flat_map(Spec::words).collect();
        let all = words.len();
        assert!(words.iter().all(|word| plain(word) == *word), "{kind:?}");
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), all, "{kind:?}");
    }
}
