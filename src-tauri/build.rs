//! Tells Tauri's access control which commands exist, from the one list that the handler is made of.

include!("src/commands/list.rs");

macro_rules! names {
    ($($room:ident::$name:ident),* $(,)?) => { &[$(stringify!($name)),*] };
}

const COMMANDS: &[&str] = every_command!(names);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed=src/commands/list.rs");
    println!("cargo:rerun-if-changed=capabilities");
    // The face is embedded when this crate is compiled: a new build of it must compile this crate again.
    println!("cargo:rerun-if-changed=../ui/dist");
    if !std::path::Path::new("../ui/dist/index.html").is_file() {
        return Err("ui/dist is missing: `make ui` builds the face that this window shows".into());
    }
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    Ok(tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?)
}
