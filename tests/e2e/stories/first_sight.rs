//! From an empty home to the first page.

use crate::harness::{Desktop, Window};

#[tokio::test]
async fn an_empty_home_opens_on_the_first_page_and_axe_has_nothing_to_say() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;

    window.shoot("first-run").await;
    window.find("h1").await;
    assert_eq!(window.axe().await, Vec::<String>::new());

    window.quit().await;
}
