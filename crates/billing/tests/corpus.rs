//! Holds the calculator to the shared corpus of invoices with known totals, to the cent, wherever that corpus is at hand.
//!
//! `COUNTERFOIL_CORPUS` names the folder that holds `corpus/`; without it, `shared/` beside the workspace is tried.

#[cfg(test)]
mod corpus {
    use billing::{AllowanceText, Draft, DraftText, LineText, Totals, VatText, parse_decimal};
    use rust_decimal::Decimal;
    use serde_json::Value;
    use std::{
        io::Write,
        path::{Path, PathBuf},
    };

    /// The corpus, or None after saying so past the test runner's capture.
    fn root() -> Option<PathBuf> {
        let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
        let folder = std::env::var_os("COUNTERFOIL_CORPUS").map_or_else(beside, PathBuf::from).join("corpus");
        if folder.is_dir() {
            return Some(folder);
        }
        let words = "\nNOT TESTED: the corpus is absent. Set COUNTERFOIL_CORPUS to the folder that holds corpus/.\n\n";
        std::io::stderr().write_all(words.as_bytes()).unwrap();
        None
    }

    fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
        let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
        let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        files.retain(|path| path.to_string_lossy().ends_with(ending));
        files.sort();
        files
    }

    fn text(value: &Value) -> String {
        value.as_str().unwrap_or_default().to_owned()
    }

    fn list<T>(value: &Value, read: fn(&Value) -> T) -> Vec<T> {
        value.as_array().map(|items| items.iter().map(read).collect()).unwrap_or_default()
    }

    fn vat(value: &Value) -> VatText {
        VatText { category: text(&value["category"]), rate: text(&value["rate"]) }
    }

    fn allowance(value: &Value) -> AllowanceText {
        AllowanceText {
            amount: text(&value["amount"]),
            percent: text(&value["percent"]),
            base: text(&value["base"]),
            reason: text(&value["reason"]),
            vat: value.get("vat").map(vat),
        }
    }

    fn line(value: &Value) -> LineText {
        LineText {
            name: "Work".to_owned(),
            quantity: text(&value["quantity"]),
            unit: text(&value["unit"]),
            price: text(&value["price"]),
            base_quantity: text(&value["base_quantity"]),
            allowances: list(&value["allowances"], allowance),
            charges: list(&value["charges"], allowance),
            vat: vat(&value["vat"]),
            ..LineText::default()
        }
    }

    fn compute(case: &Value) -> Totals {
        let typed = DraftText {
            lines: list(&case["lines"], line),
            allowances: list(&case["allowances"], allowance),
            charges: list(&case["charges"], allowance),
            ..DraftText::default()
        };
        let mut draft = Draft::read(&typed, None, text(&case["currency"]).parse().unwrap());
        draft.prepaid = parse_decimal(&text(&case["expected"]["prepaid"])).unwrap();
        draft.rounding = parse_decimal(&text(&case["expected"]["rounding"])).unwrap();
        draft.totals().unwrap()
    }

    /// Where computed and expected totals differ: `key: computed, not expected`.
    fn differences(case: &Value) -> Vec<String> {
        let computed = serde_json::to_value(compute(case)).unwrap();
        let expected = &case["expected"];
        let number = |value: &Value| parse_decimal(value.as_str().unwrap_or("0")).unwrap();
        let mut found = Vec::new();
        let mut compare = |key: &str, ours: &Value, theirs: &Value| {
            if number(ours) != number(theirs) {
                found.push(format!("{key}: {ours}, not {theirs}"));
            }
        };
        for key in [
            "line_total",
            "allowance_total",
            "charge_total",
            "net_total",
            "vat_total",
            "gross_total",
            "prepaid",
            "rounding",
            "payable",
        ] {
            compare(key, &computed[key], &expected[key]);
        }
        for (n, line) in case["lines"].as_array().unwrap().iter().enumerate() {
            compare(&format!("line {n}"), &computed["line_nets"][n], &line["net"]);
        }
        type Row = (String, Decimal, Decimal, Decimal);
        let rows = |totals: &Value| -> Vec<Row> {
            let row = |row: &Value| {
                (text(&row["category"]), number(&row["rate"]), number(&row["taxable"]), number(&row["tax"]))
            };
            let mut rows: Vec<Row> = totals["vat_breakdown"].as_array().unwrap().iter().map(row).collect();
            rows.sort();
            rows
        };
        if rows(&computed) != rows(expected) {
            found.push(format!("vat_breakdown: {}, not {}", computed["vat_breakdown"], expected["vat_breakdown"]));
        }
        found
    }

    fn cases(root: &Path, kinds: &[&str]) -> Vec<(PathBuf, Value)> {
        let paths = kinds.iter().flat_map(|kind| files(&root.join(kind).join("valid"), ".totals.json"));
        paths.map(|path| (path.clone(), serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap())).collect()
    }

    #[test]
    fn synthetic_invoices_come_out_to_the_cent() {
        let Some(root) = root() else { return };
        let cases = cases(&root, &["calc-ubl", "calc-cii"]);
        assert!(cases.len() >= 40, "only {} cases: is the corpus whole?", cases.len());
        for (path, case) in cases {
            assert_eq!(differences(&case), Vec::<String>::new(), "{}", path.display());
        }
    }

    /// Published examples are not all arithmetic: some state totals that do not follow from their lines, within the
    /// tolerance of a rule or beyond it. Most do follow, and those must stay right.
    #[test]
    fn published_examples_come_out_but_for_those_that_do_not_add_up() {
        let Some(root) = root() else { return };
        let kinds = ["en16931-ubl", "en16931-cii", "xrechnung-ubl", "xrechnung-cii", "facturx-xml", "peppol-ubl"];
        let cases = cases(&root, &kinds);
        let differing = cases.iter().filter(|(_, case)| !differences(case).is_empty()).count();
        assert!(differing * 6 <= cases.len(), "{differing} of {} differ", cases.len());
    }

    #[test]
    fn payment_codes_read_and_print_as_labelled() {
        let Some(root) = root() else { return };
        for path in files(&root.join("epc-qr/valid"), ".txt") {
            let payload = std::fs::read_to_string(&path).unwrap();
            let read =
                billing::EpcPayment::parse(&payload).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let printed = read.payload().unwrap();
            assert_eq!(billing::EpcPayment::parse(&printed).unwrap(), read, "{}", path.display());
            // We write version 002 and two decimals; the samples also hold 001 and `EUR12.3`.
            let amount = payload.lines().find(|line| line.starts_with("EUR")).unwrap();
            let ours = payload.replace("\n001\n", "\n002\n").replace(amount, &format!("EUR{}", read.amount));
            assert_eq!(printed, ours, "{}", path.display());
        }
        for path in files(&root.join("epc-qr/invalid"), ".txt") {
            let error = billing::EpcPayment::parse(&std::fs::read_to_string(&path).unwrap()).unwrap_err();
            let rule = path.file_stem().unwrap().to_string_lossy().replace("epc_bad_", "").to_lowercase();
            assert_eq!(error.code(), rule, "{}", path.display());
        }
    }
}
