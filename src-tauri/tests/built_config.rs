//! The window's rights as they are built: policy, capability and command list are held against each other, so that
//! none of them can be widened alone. Being an integration test, it also makes cargo build the program itself.
#![cfg(test)]

use serde_json::Value;
use std::collections::BTreeSet;

include!("../src/commands/list.rs");

macro_rules! names {
    ($($room:ident::$name:ident),* $(,)?) => { [$(stringify!($name)),*] };
}

/// The whole policy, proven in the real window without one violation; nothing may be added in passing.
const POLICY: &str = "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; \
    img-src 'self' blob: data:; font-src 'self'; connect-src 'self' ipc: http://ipc.localhost; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

fn json(path: &str) -> Value {
    let text = std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn the_policy_is_the_proven_one() {
    let config = json("tauri.conf.json");
    let security = &config["app"]["security"];
    assert_eq!(security["csp"], POLICY);
    assert_eq!(security["freezePrototype"], true);
    assert_eq!(security["capabilities"], serde_json::json!(["main"]));
    for loosening in ["devCsp", "dangerousDisableAssetCspModification", "assetProtocol", "headers"] {
        assert!(security.get(loosening).is_none(), "{loosening}");
    }
}

#[test]
fn there_is_one_window_built_hidden_by_the_program_without_devtools() {
    let config = json("tauri.conf.json");
    assert_eq!(config["identifier"], "app.counterfoil.desktop");
    assert_eq!(config["app"]["withGlobalTauri"], false);
    let windows = config["app"]["windows"].as_array().unwrap();
    assert_eq!(windows.len(), 1);
    for (key, value) in [("create", false), ("visible", false), ("devtools", false)] {
        assert_eq!(windows[0][key], value, "{key}");
    }
    assert!(windows[0].get("url").is_none(), "only the embedded page is shown");
}

#[test]
fn the_capability_lists_exactly_the_commands_and_being_told_of_changes() {
    let capability = json("capabilities/main.json");
    assert_eq!(capability["windows"], serde_json::json!(["main"]));
    assert!(capability.get("remote").is_none() && capability.get("webviews").is_none());

    let listed: Vec<&str> = capability["permissions"].as_array().unwrap().iter().map(|p| p.as_str().unwrap()).collect();
    let commands = every_command!(names);
    let wanted: BTreeSet<String> = commands
        .iter()
        .map(|name| format!("allow-{}", name.replace('_', "-")))
        .chain(["core:event:allow-listen", "core:event:allow-unlisten"].map(str::to_owned))
        .collect();

    assert_eq!(listed.iter().map(|p| (*p).to_owned()).collect::<BTreeSet<_>>(), wanted);
    assert_eq!(listed.len(), wanted.len(), "a permission stands twice");
    assert_eq!(commands.iter().collect::<BTreeSet<_>>().len(), commands.len(), "a command stands twice");
    assert!(listed.iter().all(|p| !p.contains('*') && !p.ends_with(":default")), "{listed:?}");
}

#[test]
fn there_is_one_capability_file() {
    let folder = format!("{}/capabilities", env!("CARGO_MANIFEST_DIR"));
    let files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(files, ["main.json"]);
}
