//! `cargo run -p app --features ts --example bindings`: rewrites ui/src/ipc/bindings.
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/ipc/bindings");
    Ok(app::bindings::write(&dir)?)
}
