//! Holds the reader of e-invoices to the shared corpus, wherever that corpus is at hand: what documents of other programs
//! come to, to the cent, and which of their broken rules are found. Prints a table of the counts.
//!
//! `COUNTERFOIL_CORPUS` names the folder that holds `corpus/`; without it, `shared/` beside the workspace is tried.

#[cfg(test)]
mod corpus {
    use billing::{Finding, Money, Recomputed, Severity};
    use documents::einvoice::{self, EInvoiceError, Received};
    use rust_decimal::Decimal;
    use serde_json::Value;
    use std::collections::BTreeMap;
    use std::io::Write;
    use std::path::{Path, PathBuf};

    const KINDS: [&str; 8] = [
        "calc-ubl",
        "calc-cii",
        "en16931-ubl",
        "en16931-cii",
        "peppol-ubl",
        "xrechnung-ubl",
        "xrechnung-cii",
        "facturx-xml",
    ];

    /// Valid documents whose stated totals do not follow from what is in them: validators pass them, arithmetic does not.
    const DO_NOT_ADD_UP: [&str; 4] = [
        // Gross is stated as net, though there is VAT: the CII rules let that pass.
        "xrechnung-cii/valid/kosit__cii-peppol-en16931-r010.xml_cii-peppol-en16931-r010-x01_964c35.xml",
        "xrechnung-cii/valid/kosit__cii-peppol-en16931-r020.xml_cii-peppol-en16931-r020-x01_dad7dd.xml",
        // A line at 19 % has no row in the VAT breakdown, and its VAT is nowhere: the rules look at rows only.
        "xrechnung-ubl/valid/kosit__ubl-cn-peppol-en16931-r054-2.xml_ubl-cn-peppol-en16931-r054-2-x01_0d5743.xml",
        "xrechnung-ubl/valid/kosit__ubl-inv-peppol-en16931-r054-2.xml_ubl-inv-peppol-en16931-r054-2-x01_342649.xml",
    ];

    /// Valid by their label, since a number of one blank passes the rule of Factur-X; it is no number here.
    const HAVE_A_BLANK_NUMBER: [&str; 2] = [
        "facturx-xml/valid/phive__factur-x-1.xml_no-invoice-number_dc4a60.xml",
        "facturx-xml/valid/phive__factur-x-17.xml_no-invoice-number_c38883.xml",
    ];

    /// Rules that nobody is held to here: code lists, attached documents, attributes of items, the card's number, and the
    /// syntax's own.
    const NOT_CHECKED: [&str; 17] = [
        "BR-51",
        "BR-52",
        "BR-54",
        "BR-65",
        "BR-CL-06",
        "BR-CL-13",
        "BR-CL-16",
        "BR-CL-19",
        "BR-CL-21",
        "UBL-DT-01",
        "UBL-DT-06",
        "UBL-DT-07",
        "UBL-SR-18",
        "UBL-SR-44",
        "UBL-SR-47",
        "BR-CL-20",
        "BR-CL-26",
    ];

    /// The corpus, or None after saying so past the test runner's capture.
    fn root() -> Option<PathBuf> {
        let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
        let folder = std::env::var_os("COUNTERFOIL_CORPUS").map_or_else(beside, PathBuf::from).join("corpus");
        if folder.is_dir() {
            return Some(folder);
        }
        say("\nNOT TESTED: the corpus is absent. Set COUNTERFOIL_CORPUS to the folder that holds corpus/.\n\n");
        None
    }

    fn say(text: &str) {
        std::io::stderr().write_all(text.as_bytes()).unwrap();
    }

    fn entries(root: &Path, kinds: &[&str]) -> Vec<Value> {
        let manifest = std::fs::read_to_string(root.join("manifest.jsonl")).unwrap();
        let entries = manifest.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        entries.filter(|entry| kinds.contains(&entry["kind"].as_str().unwrap())).collect()
    }

    fn strings(value: &Value) -> Vec<&str> {
        value.as_array().unwrap().iter().map(|item| item.as_str().unwrap()).collect()
    }

    fn read(root: &Path, file: &str) -> Received {
        einvoice::read(&std::fs::read(root.join(file)).unwrap()).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    /// `key: computed, not expected` for each sum that differs.
    fn differences(computed: &Recomputed, expected: &Value) -> Vec<String> {
        let number = |value: &Value| value.as_str().map(|text| text.parse::<Decimal>().unwrap());
        let sum = |money: Money| Some(money.to_decimal());
        let mut found = Vec::new();
        for (key, ours) in [
            ("line_total", computed.line_total.map(Money::to_decimal)),
            ("allowance_total", sum(computed.allowance_total)),
            ("charge_total", sum(computed.charge_total)),
            ("net_total", sum(computed.net_total)),
            ("vat_total", sum(computed.vat_total)),
            ("gross_total", sum(computed.gross_total)),
            ("prepaid", sum(computed.prepaid)),
            ("rounding", sum(computed.rounding)),
            ("payable", sum(computed.payable)),
        ] {
            let theirs = number(&expected[key]);
            if ours != theirs {
                found.push(format!("{key}: {ours:?}, not {theirs:?}"));
            }
        }
        type Row = (String, Decimal, Decimal, Decimal);
        let mut ours: Vec<Row> = computed
            .vat_breakdown
            .iter()
            .map(|row| (row.category.to_string(), row.rate.percent(), row.taxable.to_decimal(), row.tax.to_decimal()))
            .collect();
        let mut theirs: Vec<Row> = expected["vat_breakdown"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| {
                let of = |key: &str| number(&row[key]).unwrap_or_default();
                (row["category"].as_str().unwrap_or_default().to_owned(), of("rate"), of("taxable"), of("tax"))
            })
            .collect();
        ours.sort();
        theirs.sort();
        if ours != theirs {
            found.push(format!("vat_breakdown: {ours:?}, not {theirs:?}"));
        }
        found
    }

    #[test]
    fn valid_documents_come_to_what_they_say() {
        let Some(root) = root() else { return };
        let (mut table, mut differing) = (String::new(), Vec::new());
        let (mut equal_in_all, mut all) = (0, 0);
        for kind in KINDS {
            let (mut equal, mut count) = (0, 0);
            for entry in entries(&root, &[kind]) {
                let file = entry["file"].as_str().unwrap();
                let totals = root.join(file).with_extension("totals.json");
                if entry["expect"] != "valid" || !totals.is_file() {
                    continue;
                }
                count += 1;
                let case: Value = serde_json::from_slice(&std::fs::read(totals).unwrap()).unwrap();
                let differences = match read(&root, file).sums.recompute() {
                    Ok(computed) => differences(&computed, &case["expected"]),
                    Err(error) => vec![error.to_string()],
                };
                if differences.is_empty() {
                    equal += 1;
                } else {
                    differing.push(format!("{file}\n    {}", differences.join("\n    ")));
                }
            }
            table.push_str(&format!("  {kind:<14} {equal:>4} of {count:>4}\n"));
            (equal_in_all, all) = (equal_in_all + equal, all + count);
        }
        say(&format!("\nvalid documents whose computed totals equal the expected ones\n{table}"));
        say(&format!("  {:<14} {equal_in_all:>4} of {all:>4}\n", "all"));
        differing.retain(|text| !DO_NOT_ADD_UP.iter().any(|file| text.starts_with(file)));
        assert!(differing.is_empty(), "{}", differing.join("\n"));
        assert!(all >= 240, "only {all} documents: is the corpus whole?");
    }

    /// A rule about sums, rates, signs or decimals, by its id.
    fn is_arithmetic(rule: &str) -> bool {
        let of_totals =
            ["BR-CO-10", "BR-CO-11", "BR-CO-12", "BR-CO-13", "BR-CO-14", "BR-CO-15", "BR-CO-16", "BR-CO-17"];
        let of_extensions =
            ["BR-DEX-09", "PEPPOL-EN16931-R040", "PEPPOL-EN16931-R046", "PEPPOL-EN16931-R055", "PEPPOL-EN16931-R120"];
        let of_category = ["-08", "-09", "-08b", "-09b", "S08b"].iter().any(|ending| rule.ends_with(ending));
        let is_base_rule = ["BR-08", "BR-09", "BR-CO-09"].contains(&rule);
        of_totals.contains(&rule)
            || of_extensions.contains(&rule)
            || rule.starts_with("BR-DEC-")
            || rule.starts_with("BR-FXEXT-CO-1")
            || (rule.starts_with("BR-") && of_category && !is_base_rule && !rule.starts_with("BR-DEX-"))
    }

    fn fatal(findings: &[Finding]) -> Vec<&str> {
        findings
            .iter()
            .filter(|finding| finding.severity == Severity::Fatal)
            .map(|finding| finding.rule.as_str())
            .collect()
    }

    #[test]
    fn broken_rules_are_reported_and_valid_documents_are_not_blamed() {
        let Some(root) = root() else { return };
        let mut rules: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        let (mut missed, mut blamed) = (Vec::new(), Vec::new());
        let (mut arithmetic, mut reported) = (0, 0);
        let (mut invalid, mut refused, mut valid, mut passed) = (0, 0, 0, 0);
        for entry in entries(&root, &KINDS) {
            let file = entry["file"].as_str().unwrap();
            let bytes = std::fs::read(root.join(file)).unwrap();
            let Ok(document) = einvoice::read(&bytes) else {
                if entry["expect"] == "invalid" {
                    invalid += 1;
                    refused += 1;
                } else {
                    blamed.push(format!("{file}: cannot be read"));
                }
                continue;
            };
            let findings = document.check();
            let found = fatal(&findings);
            let expected = strings(&entry["rules"]);
            if entry["expect"] == "valid" {
                valid += 1;
                let is_known = HAVE_A_BLANK_NUMBER.contains(&file) && found == ["BR-02"];
                if found.is_empty() {
                    passed += 1
                } else if !is_known {
                    blamed.push(format!("{file}: {findings:#?}"))
                }
                continue;
            }
            invalid += 1;
            refused += usize::from(!found.is_empty());
            for rule in &expected {
                let counts = rules.entry((*rule).to_owned()).or_default();
                counts.0 += usize::from(found.contains(rule));
                counts.1 += 1;
            }
            let broken: Vec<_> = expected.iter().filter(|rule| is_arithmetic(rule)).collect();
            if broken.is_empty() {
                continue;
            }
            arithmetic += 1;
            let missing: Vec<_> = broken.into_iter().filter(|rule| !found.contains(rule)).collect();
            if missing.is_empty() {
                reported += 1
            } else {
                missed.push(format!("{file}: {missing:?} not among {found:?}"))
            }
        }
        say("\nrule, reported, of\n");
        for (rule, (found, all)) in &rules {
            say(&format!("  {rule:<34} {found:>3} of {all:>3}\n"));
        }
        say(&format!("documents that break a rule of arithmetic, reported with it: {reported} of {arithmetic}\n"));
        say(&format!(
            "invalid documents called invalid: {refused} of {invalid}; valid ones called valid: {passed} of {valid}\n"
        ));
        assert!(missed.is_empty(), "{}", missed.join("\n"));
        assert!(blamed.is_empty(), "{}", blamed.join("\n"));
    }

    /// Fragments of CEN's own unit tests, each with a rule that must fire or stay silent. They are no whole documents, and what
    /// else they lack does not matter.
    #[test]
    fn fragments_fire_and_stay_silent_as_labelled() {
        let Some(root) = root() else { return };
        let (mut counts, mut wrong) = (BTreeMap::<String, (usize, usize)>::new(), Vec::<String>::new());
        for file in ["en16931-ubl", "en16931-cii"] {
            let text = std::fs::read_to_string(root.join("fragments").join(format!("{file}.jsonl"))).unwrap();
            for line in text.lines() {
                let case: Value = serde_json::from_str(line).unwrap();
                let Ok(document) = einvoice::read(case["xml"].as_str().unwrap().as_bytes()) else { continue };
                let findings = document.check();
                let found = fatal(&findings);
                for (key, fires) in [("rule_fires", true), ("rule_silent", false)] {
                    for rule in strings(&case[key]) {
                        let counts = counts.entry(rule.to_owned()).or_default();
                        counts.1 += 1;
                        if found.contains(&rule) == fires {
                            counts.0 += 1;
                        } else {
                            wrong.push(format!("{} {rule} fires: {fires}, found {found:?}", case["id"]));
                        }
                    }
                }
            }
        }
        let (right, all) = counts.values().fold((0, 0), |sum, counts| (sum.0 + counts.0, sum.1 + counts.1));
        say(&format!(
            "fragments of CEN's unit tests: {right} of {all} labels as expected, over {} rules\n",
            counts.len()
        ));
        // Its line is not where a line of a document stands.
        wrong.retain(|text| !text.starts_with("\"BR-CL-18-02\""));
        wrong.retain(|text| !NOT_CHECKED.iter().any(|rule| text.contains(&format!(" {rule} fires: true"))));
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert!(all >= 500, "only {all} labels: is the corpus whole?");
    }

    #[test]
    fn the_invoice_inside_each_pdf_is_read() {
        let Some(root) = root() else { return };
        let (mut read, mut all) = (0, 0);
        for entry in entries(&root, &["facturx-pdf"]) {
            let file = entry["file"].as_str().unwrap();
            let document = einvoice::read(&std::fs::read(root.join(file)).unwrap());
            let rules = strings(&entry["rules"]);
            all += 1;
            match document {
                Ok(document) => {
                    read += 1;
                    assert!(document.sums.recompute().is_ok(), "{file}");
                    // Whatever is wrong with the paper around them, the data inside these are right.
                    assert_eq!(fatal(&document.check()), Vec::<&str>::new(), "{file}");
                }
                Err(error) => {
                    let named = [
                        (EInvoiceError::NoAttachment, "FX-PDF-NOXML"),
                        (EInvoiceError::Zugferd1, "FX-PDF-ZF1"),
                        (EInvoiceError::NotWellFormed, "XML-WELLFORMED"),
                    ]
                    .into_iter()
                    .find_map(|(known, rule)| (known == error).then_some(rule))
                    .unwrap_or_else(|| panic!("{file}: {error}"));
                    assert!(
                        rules.iter().any(|rule| *rule == named || *rule == "FORMAT-ZUGFERD1"),
                        "{file}: {named} not among {rules:?}"
                    );
                }
            }
        }
        say(&format!("PDFs: {read} of {all} have an e-invoice that is read; the others are refused by name\n"));
    }
}
