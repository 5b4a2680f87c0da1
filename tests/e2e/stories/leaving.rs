//! Every orderly way out seals the book first; what is killed is named at the next start.

use crate::harness::{Desktop, Window, book};

#[tokio::test]
async fn the_quit_command_seals() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    let before = book::sealed(&desktop);

    window.quit().await;

    assert!(book::sealed(&desktop).len() > before.len(), "{}", desktop.said());
}

#[tokio::test]
async fn the_cross_in_the_title_bar_seals() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    let before = book::sealed(&desktop);

    window.close().await;

    assert!(book::sealed(&desktop).len() > before.len(), "{}", desktop.said());
}

#[tokio::test]
async fn the_end_of_the_login_session_seals() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    book::found(&desktop, &window).await;
    let before = book::sealed(&desktop);

    window.program().terminate();
    window.program().ended().await;

    assert!(book::sealed(&desktop).len() > before.len(), "{}", desktop.said());
}

#[tokio::test]
async fn a_second_start_ends_at_once_and_leaves_the_first_one_alone() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;

    let second = desktop.command(crate::harness::built("counterfoil-desktop")).status().expect("a second start");

    assert!(second.success(), "{}", desktop.said());
    assert!(window.program().runs() && window.is_shown());
    window.quit().await;
}
