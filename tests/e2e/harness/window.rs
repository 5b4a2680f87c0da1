//! The program's window under WebDriver: looked at, typed into, asked, and left in an orderly way.
//!
//! WebKitWebDriver is spoken to directly. Ending its session kills the program without sealing, so a story that cares
//! for the book leaves by `quit` or by the window's cross, and only then lets the driver go.

use super::{Desktop, PATIENCE, Program, built, display::Display, in_time, port::Port, until, workspace};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::wd::{Capabilities, TimeoutConfiguration};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::process::{Child, Stdio};

/// The title of the one window.
const TITLE: &str = "Counterfoil";

/// A command called as the face calls it.
const CALL: &str = "const headers = { 'x-req': id };
    for (const name in parameters) headers[name] = encodeURIComponent(parameters[name]);
    const payload = typeof given === 'string' ? new TextEncoder().encode(given) : given;
    window.__TAURI_INTERNALS__.invoke(command, payload, { headers })
        .then(value => done({ value: value ?? null }), error => done({ code: error?.code ?? String(error) }))";

/// The error of a command as the face sees it.
#[derive(Debug, PartialEq, Eq)]
pub struct Refused {
    /// Stable kebab-case code.
    pub code: String,
}

/// An open window.
pub struct Window {
    client: Client,
    driver: Child,
    display: Display,
    program: Program,
    _port: Port,
}

impl Window {
    /// Starts the program and waits until its window is seen.
    pub async fn open(desktop: &Desktop) -> Self {
        let binary = built("counterfoil-desktop");
        assert!(binary.is_file(), "{} is missing: `make test` builds it first", binary.display());
        let port = Port::take();
        let driver = desktop
            .command("WebKitWebDriver")
            .arg(format!("--port={}", port.number))
            .envs([("TAURI_AUTOMATION", "true"), ("TAURI_WEBVIEW_AUTOMATION", "true")])
            .stdout(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("WebKitWebDriver: {error}; `make setup` installs it"));
        let options = json!({ "binary": binary, "args": [] });
        let wanted = json!({ "browserName": "wry", "webkitgtk:browserOptions": options });
        let Value::Object(wanted) = wanted else { unreachable!("an object was written") };
        let client = connect(port.number, wanted).await;
        let patience = TimeoutConfiguration::new(Some(PATIENCE), None, Some(PATIENCE));
        client.update_timeouts(patience).await.expect("the driver takes a limit");
        let program = Program::under(driver.id()).await;
        let window = Self { client, driver, display: Display::open(desktop.display()), program, _port: port };
        until("the window is shown", async || window.is_shown().then_some(())).await;
        window
    }

    /// The running program.
    pub fn program(&self) -> Program {
        self.program
    }

    /// Whether a person would see the window.
    pub fn is_shown(&self) -> bool {
        self.display.shows(TITLE)
    }

    /// The first element that fits, as soon as there is one.
    pub async fn find(&self, css: &str) -> Element {
        match self.client.find(Locator::Css(css)).await {
            Ok(element) => element,
            Err(error) => panic!("no {css} ({error}) on a page that reads:\n{}", self.text().await),
        }
    }

    /// The visible text of the page.
    pub async fn text(&self) -> String {
        let text = self.ask("return document.body?.innerText ?? ''", vec![]).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the page says this anywhere in its visible text.
    pub async fn reads(&self, text: &str) {
        let read = async || self.text().await.contains(text).then_some(());
        if in_time(read).await.is_none() {
            panic!("waited in vain until the page reads {text:?}; it reads:\n{}", self.text().await);
        }
    }

    /// Clicks what carries this test id, once it is there.
    pub async fn click(&self, testid: &str) {
        let element = self.find(&format!("[data-testid={testid}]")).await;
        element.click().await.unwrap_or_else(|error| panic!("{testid} cannot be clicked: {error}"));
    }

    /// Waits until the page shows a notice with this code, and returns its words.
    pub async fn notice(&self, code: &str) -> String {
        let script =
            "return document.querySelector(`[data-testid=notice][data-code=${arguments[0]}]`)?.innerText ?? null";
        let shown = async || Some(self.ask(script, vec![json!(code)]).await.as_str()?.to_owned());
        match in_time(shown).await {
            Some(words) => words,
            None => panic!("waited in vain for a notice {code:?} on a page that reads:\n{}", self.text().await),
        }
    }

    /// Runs a script in the page and returns its value.
    pub async fn ask(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.unwrap_or(Value::Null)
    }

    /// Runs a script whose last argument is the callback that takes its value.
    pub async fn ask_async(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute_async(script, arguments).await.expect("the page answers")
    }

    /// Calls a command as the face does, with a request id of its own.
    pub async fn invoke(&self, command: &str, arguments: Value) -> Result<Value, Refused> {
        self.invoke_as(&request_id(), command, arguments).await
    }

    /// Calls a command under a given request id.
    pub async fn invoke_as(&self, id: &str, command: &str, arguments: Value) -> Result<Value, Refused> {
        self.call(vec![json!(id), json!(command), arguments, json!({})]).await
    }

    /// Calls a command that takes raw bytes, its other parameters in a header.
    pub async fn invoke_raw(&self, command: &str, body: &str, parameters: Option<&Value>) -> Result<Value, Refused> {
        self.call(vec![json!(request_id()), json!(command), json!(body), headers(parameters)]).await
    }

    /// The same without waiting for its end.
    pub async fn begin_raw(&self, command: &str, body: &str, parameters: &Value) {
        let script = format!("const done = () => {{}}; const [id, command, given, parameters] = arguments; {CALL}");
        let arguments = vec![json!(request_id()), json!(command), json!(body), headers(Some(parameters))];
        self.ask(&script, arguments).await;
    }

    async fn call(&self, arguments: Vec<Value>) -> Result<Value, Refused> {
        let script = format!("const [id, command, given, parameters, done] = arguments; {CALL}");
        let mut answer = self.client.execute_async(&script, arguments).await.expect("the page answers");
        match answer.get("code") {
            Some(code) => Err(Refused { code: code.as_str().unwrap_or_default().to_owned() }),
            None => Ok(answer["value"].take()),
        }
    }

    /// Presses keys, each held until all are down: `["\u{e009}", "k"]` is Ctrl+K (WebDriver's key table).
    pub async fn chord(&self, keys: &[char]) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for &value in keys {
            actions = actions.then(KeyAction::Down { value });
        }
        for &value in keys.iter().rev() {
            actions = actions.then(KeyAction::Up { value });
        }
        self.client.perform_actions(actions).await.expect("the keys arrive");
    }

    /// Types text, letter by letter, into whatever has the focus.
    pub async fn type_text(&self, text: &str) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for value in text.chars() {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.client.perform_actions(actions).await.expect("the letters arrive");
    }

    /// The violations that axe-core finds on the page as it stands, one line each.
    pub async fn axe(&self) -> Vec<String> {
        let source = workspace().join("ui/node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(source).expect("axe-core: `make setup` installs it");
        self.still().await;
        self.client.execute(&source, vec![]).await.expect("axe loads");
        let script = "const done = arguments[0];
            axe.run().then(found => done(found.violations.map(v => `${v.id}: ${v.nodes.map(n => n.target).join(' ')}`)),
                           error => done([String(error)]))";
        let found = self.client.execute_async(script, vec![]).await.expect("axe answers");
        serde_json::from_value(found).expect("a list of sentences")
    }

    /// Waits until nothing fades or slides any more: a toast at half its ink has no contrast yet.
    async fn still(&self) {
        // What was just asked for begins to move with the next frame.
        self.ask_async("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))", vec![]).await;
        let script = "return !document.getAnimations().some(each =>
            each.playState === 'running' && each.effect?.getComputedTiming().endTime !== Infinity)";
        until("the page is still", async || (self.ask(script, vec![]).await == true).then_some(())).await;
    }

    /// Keeps a picture of the page in `target/e2e-shots`, to be looked at by a person.
    pub async fn shoot(&self, name: &str) {
        self.still().await;
        let picture = self.client.screenshot().await.expect("a picture");
        let folder = built("../e2e-shots");
        std::fs::create_dir_all(&folder).expect("the folder of pictures");
        std::fs::write(folder.join(format!("{name}.png")), picture).expect("the picture is kept");
    }

    /// Reloads the page at once, as the context menu would, whatever is in flight, and waits for the new one.
    pub async fn reload(&self) {
        self.ask("window.before = true; location.reload()", vec![]).await;
        let script = "return window.before === undefined && document.readyState === 'complete'";
        until("the page is loaded anew", async || (self.ask(script, vec![]).await == true).then_some(())).await;
    }

    /// Leaves by the program's own command and waits until it is gone.
    pub async fn quit(self) {
        // The page may go away before it can answer.
        let script = "window.__TAURI_INTERNALS__.invoke('quit', {}, { headers: { 'x-req': arguments[0] } })";
        let _ = self.client.execute(script, vec![json!(request_id())]).await;
        self.program.ended().await;
    }

    /// Leaves by the cross in the title bar and waits until the program is gone.
    pub async fn close(self) {
        self.display.close(TITLE);
        self.program.ended().await;
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

async fn connect(port: u16, wanted: Capabilities) -> Client {
    let address = format!("http://127.0.0.1:{port}");
    until("the driver opens the window", async || {
        let mut connector = HttpConnector::new();
        connector.set_nodelay(true);
        match ClientBuilder::new(connector).capabilities(wanted.clone()).connect(&address).await {
            Ok(client) => Some(client),
            Err(fantoccini::error::NewSessionError::FailedC(_)) => None,
            Err(error) => panic!("the driver does not open the window: {error}"),
        }
    })
    .await
}

fn headers(parameters: Option<&Value>) -> Value {
    parameters.map_or(json!({}), |parameters| json!({ "x-request": parameters.to_string() }))
}

fn request_id() -> String {
    uuid::Uuid::now_v7().to_string()
}
