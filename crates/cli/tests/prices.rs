//! Prices, VAT and what comes off, held by the real program from draft to archive.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a story that cannot go on fails

mod home;

use home::{Home, said};
use serde_json::{Value, json};

fn draft(home: &Home, more: Value) -> Value {
    let mut draft = json!({
        "customer": "Kunsthalle Bremen",
        "lines": [{ "name": "Poster", "quantity": "1", "price": "50000", "vat": { "category": "S", "rate": "10" } }],
    });
    draft.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    home.write("typed.json", &draft.to_string());
    home.json(&["invoice", "draft", "--from", "typed.json"])
}

fn issue(home: &Home, draft: &Value) -> Value {
    home.json(&["invoice", "issue", draft["id"].as_str().unwrap()])
}

fn ready() -> Home {
    let home = Home::with_vault();
    home.json(&["customer", "add", "--from", "customer.json"]);
    home
}

#[test]
fn fifty_thousand_with_vat_inside_is_issued_explained_and_credited_as_fifty_thousand() {
    let home = ready();
    let invoice = issue(&home, &draft(&home, json!({ "prices": "gross" })));
    let totals = &invoice["totals"];
    assert_eq!((&totals["net_total"], &totals["vat_total"]), (&"45454.55".into(), &"4545.45".into()));
    assert_eq!((&totals["payable"], &totals["rounding"]), (&"50000.00".into(), &"0.00".into()));
    assert_eq!(totals["line_grosses"], json!(["50000.00"]));
    let number = invoice["number"].as_str().unwrap();

    let explained = home.json(&["invoice", "explain", number]);
    let step = |path: &str| {
        let steps = explained["steps"].as_array().unwrap();
        steps.iter().find(|step| step["path"] == path).map(|step| step["formula"].clone()).unwrap()
    };
    assert_eq!(step("lines.0.net"), "50000.00 × 100 / 110");
    assert_eq!(step("vat_breakdown.0"), "50000.00 − 50000.00 × 100 / 110 (S)");
    assert_eq!(explained["difference"], "0.00");

    let note = issue(&home, &home.json(&["invoice", "credit", number]));
    assert_eq!((&note["totals"]["payable"], &note["totals"]["vat_total"]), (&"50000.00".into(), &"4545.45".into()));
    assert_eq!(home.json(&["invoice", "show", number])["state"], "credited");
    assert_eq!(home.json(&["audit", "verify"])["ok"], true);
}

#[test]
fn a_small_business_charges_no_vat_and_its_note_is_frozen() {
    let home = ready();
    let mut business = home.json(&["business", "show"]);
    business["vat_scheme"] = "de-19".into();
    business.as_object_mut().unwrap().remove("has_logo");
    home.write("small.json", &business.to_string());
    home.json(&["business", "save", "--from", "small.json"]);
    let taxed = draft(&home, json!({}));
    assert_eq!(
        (&taxed["faults"][0]["path"], &taxed["faults"][0]["code"]),
        (&"lines.0.vat.category".into(), &"vat-under-scheme".into())
    );
    let line = json!([{ "name": "Poster", "quantity": "1", "price": "100", "vat": { "category": "E", "rate": "0" } }]);
    let invoice = issue(&home, &draft(&home, json!({ "lines": line })));
    let note = &invoice["draft"]["exemptions"][0];
    assert!(note["reason"].as_str().unwrap().starts_with("Steuerfreier Umsatz eines Kleinunternehmers nach § 19 UStG"));
    business["vat_scheme"] = "".into();
    home.write("small.json", &business.to_string());
    home.json(&["business", "save", "--from", "small.json"]);
    let later = home.json(&["invoice", "show", invoice["number"].as_str().unwrap()]);
    assert_eq!(&later["draft"]["exemptions"][0], note, "what was issued does not follow the settings");
}

#[test]
fn exempt_without_a_reason_is_refused_by_its_rule() {
    let home = ready();
    let line = json!([{ "name": "Course", "quantity": "1", "price": "100", "vat": { "category": "E", "rate": "0" } }]);
    let kept = draft(&home, json!({ "lines": line }));
    assert_eq!(kept["faults"][0]["code"], "BR-E-10");
    assert_eq!(home.refusal(&["invoice", "issue", kept["id"].as_str().unwrap()]), (Some(5), "not-ready".to_owned()));
}

#[test]
fn a_treatment_is_proposed_with_its_reason_and_changes_nothing() {
    let home = ready();
    home.write("paris.json", r#"{"name":"Galerie Rue","city":"Paris","country":"FR","vat_id":"FR40303265045"}"#);
    home.json(&["customer", "add", "--from", "paris.json"]);
    draft(&home, json!({ "customer": "Galerie Rue" }));
    let proposed = home.json(&["invoice", "propose-vat", "--from", "typed.json"]);
    let told: Vec<_> = proposed["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|each| (each["kind"].clone(), each["category"].clone(), each["fits"].clone()))
        .collect();
    assert_eq!(told, [("services".into(), "AE".into(), false.into()), ("goods".into(), "K".into(), false.into())]);
    assert!(said(&home.run(&["invoice", "propose-vat", "--from", "typed.json"])).is_empty());
    assert_eq!(
        home.json(&["invoice", "check", "--from", "typed.json"])["totals"]["vat_total"],
        "5000.00",
        "as it was typed"
    );
}

#[test]
fn what_the_customer_withholds_is_not_paid_to_the_seller_and_no_vat_is_lost() {
    let home = ready();
    let line =
        json!([{ "name": "Diseño", "quantity": "1", "price": "1000", "vat": { "category": "S", "rate": "21" } }]);
    let kept = draft(&home, json!({ "lines": line, "withholding": { "name": "IRPF", "percent": "15" } }));
    let invoice = issue(&home, &kept);
    assert_eq!((&invoice["totals"]["payable"], &invoice["totals"]["to_pay"]), (&"1210.00".into(), &"1060.00".into()));
    assert_eq!((&invoice["open"], &invoice["totals"]["withheld"]), (&"1060.00".into(), &"150.00".into()));
    let number = invoice["number"].as_str().unwrap();
    let day = invoice["draft"]["issue_date"].as_str().unwrap();
    let paid = home.json(&["invoice", "pay", number, "--amount", "1060.00", "--date", day]);
    assert_eq!(paid["state"], "settled");
    let year = &day[..4];
    let report = home.json(&["report", "vat", "--from", &format!("{year}-01-01"), "--to", &format!("{year}-12-31")]);
    let rows = report["items"].as_array().unwrap();
    assert_eq!((rows.len(), &rows[0]["tax"]), (1, &"210.00".into()), "no negative row of VAT: {report}");
}

#[test]
fn dates_and_what_came_in_before_are_kept_and_checked() {
    let home = ready();
    let backwards = draft(&home, json!({ "period_start": "2026-10-31", "period_end": "2026-10-01", "prepaid": "-1" }));
    let codes: Vec<_> = backwards["faults"].as_array().unwrap().iter().map(|fault| fault["code"].clone()).collect();
    assert_eq!(codes, ["below-zero", "BR-29"]);
    let right = json!({ "delivery_date": "2026-10-30", "tax_point": "2026-11-01", "prepaid": "5000" });
    let invoice = issue(&home, &draft(&home, right));
    assert_eq!((&invoice["totals"]["prepaid"], &invoice["open"]), (&"5000.00".into(), &"50000.00".into()));
    assert_eq!(
        (&invoice["draft"]["delivery_date"], &invoice["draft"]["tax_point"]),
        (&"2026-10-30".into(), &"2026-11-01".into())
    );
}
