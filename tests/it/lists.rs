//! What leads to the entries of a list: its feeds in each language, and the index by letters.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use crate::formats::{BASE, pages};
use crate::portal;

#[test]
fn a_feed_has_what_its_list_has_and_says_what_is_in_another_language() {
    let (_, files) = portal::build(&portal::real());
    let (mut translated, mut foreign) = (0, 0);
    for (path, bytes) in &files {
        let Some(original) = path
            .strip_prefix("en/")
            .filter(|_| path.ends_with("/rss.xml"))
        else {
            continue;
        };
        let read = |bytes: &[u8]| rss::Channel::read_from(bytes).expect("a channel");
        let feed = read(bytes);
        assert_eq!(feed.language(), Some("en"), "{path}");
        let there = !read(&files[original]).items().is_empty();
        assert_eq!(!feed.items().is_empty(), there, "{path}");
        let atom = portal::text(&files, &path.replace("rss.xml", "atom.xml"));
        let json = portal::text(&files, &path.replace("rss.xml", "feed.json"));
        let json: Json = serde_json::from_str(json).expect("JSON");
        let mut entries = atom.split("<entry").skip(1);
        for (n, item) in feed.items().iter().enumerate() {
            let own = item
                .link()
                .expect("a link")
                .starts_with(&format!("{BASE}/en/"));
            let said = (!own).then_some("es");
            let dublin = item.dublin_core_ext().map(|core| core.languages());
            let told = dublin.and_then(|languages| languages.first());
            assert_eq!(told.map(String::as_str), said, "{path}");
            assert_eq!(json["items"][n]["language"].as_str(), said, "{path}");
            let entry = entries.next().expect("as many entries as items");
            assert_eq!(entry.starts_with(" xml:lang=\"es\">"), !own, "{path}");
            *if own { &mut translated } else { &mut foreign } += 1;
        }
    }
    assert!(translated > 5 && foreign > 20, "{translated} {foreign}");
}

#[test]
fn each_letter_of_the_index_leads_to_its_first_title() {
    let (_, files) = portal::build(&portal::real());
    let known = pages(&files);
    for home in ["/buscar/", "/en/buscar/"] {
        let page = &known[home];
        let letters = portal::select(page, ".letras a");
        assert!(letters.len() > 15, "{home}");
        let mut seen = BTreeSet::new();
        for letter in &letters {
            let href = letter.value().attr("href").expect("an address");
            assert!(seen.insert(href), "{home}: {href} twice");
            assert_eq!(letter.value().attr("aria-current"), None, "{home}: {href}");
            let (path, anchor) = href.split_once('#').expect("a place on the page");
            let title = portal::texts(&known[path], &format!("[id='{anchor}']"));
            let initial =
                |text: &str| deunicode::deunicode(text.trim_start_matches(['«', '¿', '“']));
            let wanted = letter.text().collect::<String>();
            assert!(
                initial(&title[0])
                    .to_uppercase()
                    .starts_with(&initial(&wanted)),
                "{home}: {wanted} leads to «{}»",
                title[0]
            );
        }
        // Whoever reads on reaches all its pages, which one letter alone may fill.
        let pages = known
            .keys()
            .filter(|route| route.starts_with(&format!("{home}pagina/")));
        let pages: BTreeSet<&str> = pages.map(String::as_str).collect();
        let links = portal::select(page, ".paginador a").into_iter();
        let links: BTreeSet<&str> = links.filter_map(|link| link.value().attr("href")).collect();
        assert!(pages.is_subset(&links), "{home}: {links:?}");
    }
}
