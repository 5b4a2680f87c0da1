//! Holds docs/formats/json to the code: the same keys, the same codes, and what we write passes.

#[cfg(test)]
mod schemas {
    use billing::{
        AllowanceText, Customer, Decimal, DraftText, ExemptionText, LineText, Seller, TypeCode, VatBreakdownText,
        VatCategory, VatScheme, VatText, Withholding, WithholdingText,
    };
    use serde_json::{Value, json};
    use std::{collections::BTreeSet, path::Path};

    fn schema(name: &str) -> Value {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/formats/json");
        serde_json::from_slice(&std::fs::read(folder.join(format!("{name}.schema.json"))).unwrap()).unwrap()
    }

    /// One that uses every key but `preceding`'s.
    fn snapshot() -> Value {
        serde_json::from_str(include_str!("../src/issued/golden_v2.json")).unwrap()
    }

    fn snapshot_v1() -> Value {
        serde_json::from_str(include_str!("../src/issued/golden.json")).unwrap()
    }

    /// A whole draft that uses every key.
    fn draft() -> DraftText {
        let vat = VatText { category: "S".to_owned(), rate: "19".to_owned() };
        let allowance = AllowanceText { percent: "5".to_owned(), vat: Some(vat.clone()), ..AllowanceText::default() };
        let line = LineText {
            allowances: vec![AllowanceText::default()],
            charges: vec![AllowanceText::default()],
            vat,
            ..LineText::default()
        };
        DraftText {
            lines: vec![line],
            allowances: vec![allowance.clone()],
            charges: vec![allowance],
            exemptions: vec![ExemptionText::default()],
            withholding: Some(WithholdingText::default()),
            ..DraftText::default()
        }
    }

    /// Checks the part of JSON Schema that these documents use, patterns aside; says where the first breach is.
    fn breach(root: &Value, rule: &Value, value: &Value, path: &str) -> Option<String> {
        if let Some(target) = rule["$ref"].as_str() {
            let target = root.pointer(target.trim_start_matches('#')).expect("a reference leads somewhere");
            return breach(root, target, value, path);
        }
        if let Some(choices) = rule["anyOf"].as_array() {
            let fits = choices.iter().any(|choice| breach(root, choice, value, path).is_none());
            return (!fits).then(|| format!("{path}: none of the choices"));
        }
        let kind = match value {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(_) => "integer",
            Value::String(_) => "string",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
        };
        if rule["type"] != kind && !rule["type"].as_array().is_some_and(|kinds| kinds.contains(&json!(kind))) {
            return Some(format!("{path}: {kind}, not {}", rule["type"]));
        }
        if rule["enum"].as_array().is_some_and(|allowed| !allowed.contains(value)) {
            return Some(format!("{path}: {value} is not allowed"));
        }
        if let Some(items) = value.as_array() {
            let mut numbered = items.iter().enumerate();
            return numbered.find_map(|(n, item)| breach(root, &rule["items"], item, &format!("{path}/{n}")));
        }
        let fields = value.as_object()?;
        if let Some(missing) = rule["required"]
            .as_array()
            .into_iter()
            .flatten()
            .find(|key| key.as_str().is_some_and(|key| !fields.contains_key(key)))
        {
            return Some(format!("{path}: {missing} is missing"));
        }
        fields.iter().find_map(|(key, value)| match rule["properties"].get(key) {
            Some(rule) => breach(root, rule, value, &format!("{path}/{key}")),
            None => Some(format!("{path}/{key}: not known")),
        })
    }

    fn keys(value: &Value) -> BTreeSet<String> {
        value.as_object().unwrap().keys().cloned().collect()
    }

    #[test]
    fn schemas_and_types_have_the_same_keys() {
        let (draft_schema, totals, snapshot_schema) = (schema("draft"), schema("totals"), schema("invoice-snapshot"));
        let row = VatBreakdownText {
            category: String::new(),
            rate: String::new(),
            taxable: String::new(),
            tax: String::new(),
        };
        let withholding = Withholding { residue: Decimal::ONE, ..Withholding::new("IRPF", Decimal::ONE) };
        for (schema, value) in [
            (&schema("customer"), json!(Customer::default())),
            (&draft_schema, json!(DraftText::default())),
            (&draft_schema["$defs"]["line"], json!(LineText::default())),
            (&draft_schema["$defs"]["allowance"], json!(AllowanceText::default())),
            (&draft_schema["$defs"]["vat"], json!(VatText::default())),
            (&draft_schema["$defs"]["exemption"], json!(ExemptionText::default())),
            (&draft_schema["$defs"]["withholding"], json!(WithholdingText::default())),
            (&totals, snapshot()["totals"].clone()),
            (&snapshot_schema["$defs"]["totals"], snapshot()["totals"].clone()),
            (&snapshot_schema["$defs"]["supply"], snapshot()["supply"].clone()),
            (&snapshot_schema["$defs"]["exemption"], snapshot()["exemptions"][0].clone()),
            (&snapshot_schema["$defs"]["withholding"], json!(withholding)),
            (&totals["$defs"]["vat_breakdown"], json!(row)),
            (&snapshot_schema, snapshot()),
            (&snapshot_schema["$defs"]["seller"], json!(Seller::default())),
            (&snapshot_schema["$defs"]["line"], snapshot()["lines"][0].clone()),
        ] {
            assert_eq!(keys(&schema["properties"]), keys(&value), "{}", schema["title"]);
            assert_eq!(schema["additionalProperties"], false, "{}", schema["title"]);
        }
        assert!(keys(&schema("business")["properties"]).is_superset(&keys(&json!(Seller::default()))));
    }

    #[test]
    fn code_lists_are_those_of_the_code() {
        let mut types = vec![""];
        types.extend(TypeCode::ALL.iter().map(|kind| kind.code()));
        assert_eq!(schema("draft")["properties"]["type_code"]["enum"], json!(types));
        let mut categories = vec![""];
        categories.extend(VatCategory::ALL.iter().map(|category| category.code()));
        assert_eq!(schema("draft")["$defs"]["vat"]["properties"]["category"]["enum"], json!(categories));
        assert_eq!(schema("draft")["$defs"]["exemption"]["properties"]["category"]["enum"], json!(categories));
        let mut schemes = vec!["", "none"];
        schemes.extend(VatScheme::ALL.iter().map(|scheme| scheme.code()));
        assert_eq!(schema("draft")["properties"]["vat_scheme"]["enum"], json!(schemes));
    }

    #[test]
    fn what_we_write_passes_and_what_is_spoilt_does_not() {
        for (name, value) in [
            ("draft", json!(draft())),
            ("invoice-snapshot", snapshot()),
            ("invoice-snapshot", snapshot_v1()),
            ("totals", snapshot()["totals"].clone()),
            ("totals", snapshot_v1()["totals"].clone()),
        ] {
            let schema = schema(name);
            assert_eq!(breach(&schema, &schema, &value, ""), None, "{name}");
        }
        let schema = schema("invoice-snapshot");
        for (pointer, spoilt) in [
            ("/lines/0/price", json!(149.99)),
            ("/type_code", json!("999")),
            ("/lines/0/vat", json!({"category": "S"})),
            ("/seller", json!({"name": "Mara", "age": "40"})),
        ] {
            let mut value = snapshot();
            *value.pointer_mut(pointer).unwrap() = spoilt;
            assert!(breach(&schema, &schema, &value, "").is_some(), "{pointer}");
        }
    }
}
