//! Same files, same day: same bytes, however many threads there are.

use vitrina::engine::Options;

use crate::portal::{self, Files, TODAY};

fn different(one: &Files, other: &Files) -> Vec<String> {
    let paths: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    paths
        .into_iter()
        .filter(|path| one.get(*path) != other.get(*path))
        .cloned()
        .collect()
}

#[test]
fn the_same_bytes_with_one_two_and_eight_threads() {
    let host = portal::real();
    let (first, files) = portal::build(&host);
    assert!(
        files.len() > 500,
        "the real portal has {} files",
        files.len()
    );
    for threads in [1, 2, 8] {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads can be had");
        let (again, other) = pool.install(|| portal::build(&host));
        assert_eq!(
            different(&files, &other),
            Vec::<String>::new(),
            "with {threads} threads"
        );
        assert_eq!(first.output, again.output, "with {threads} threads");
        assert_eq!(first.findings, again.findings, "with {threads} threads");
    }
}

#[test]
fn the_order_in_which_files_are_listed_does_not_matter() {
    struct Backwards(vitrina::host::memory::MemoryHost);
    impl vitrina::host::Host for Backwards {
        fn list(&self) -> Result<Vec<vitrina::host::Entry>, vitrina::host::Fault> {
            self.0.list().map(|mut entries| {
                entries.reverse();
                entries
            })
        }
        fn read(&self, path: &str) -> Result<Vec<u8>, vitrina::host::Fault> {
            self.0.read(path)
        }
        fn today(&self) -> jiff::civil::Date {
            self.0.today()
        }
        fn history(&self) -> vitrina::host::History {
            self.0.history()
        }
    }
    let host = portal::real();
    let (_, files) = portal::build(&host);
    let (_, other) = portal::build_on(&Backwards(host), Options::default());
    assert_eq!(different(&files, &other), Vec::<String>::new());
}

#[test]
fn another_day_changes_the_date_and_what_falls_due_and_no_more() {
    let host = portal::small();
    let (first, files) = portal::build(&host);
    let options = |days: i64| Options {
        date: Some(
            TODAY
                .checked_add(jiff::Span::new().days(days))
                .expect("a date"),
        ),
        drafts: false,
        ..Options::default()
    };
    let (tomorrow, next) = portal::build_on(&host, options(1));
    assert_eq!(
        (first.date, tomorrow.date),
        (TODAY, jiff::civil::date(2026, 11, 25))
    );
    // The date of the site stands on the home page and the seal only; the worker keeps that page by its digest.
    let changed = different(&files, &next);
    assert!(
        changed
            .iter()
            .all(|path| path == "index.html" || path == "sw.js"),
        "a new day changes {changed:?}"
    );

    let host = portal::real();
    let (_, files) = portal::build_on(&host, options(0));
    let (later, year) = portal::build_on(&host, options(365));
    assert_eq!(later.date, jiff::civil::date(2027, 11, 24));
    let changed = different(&files, &year);
    assert!(
        changed.len() < files.len() / 2,
        "a year changes {} of {} files",
        changed.len(),
        files.len()
    );
}

#[test]
fn the_home_page_bears_the_day_of_the_site() {
    let host = portal::real();
    let home = |date| {
        let options = Options {
            date: Some(date),
            drafts: false,
            ..Options::default()
        };
        let (_, files) = portal::build_on(&host, options);
        portal::text(&files, "index.html").to_owned()
    };
    let year = jiff::civil::date(2027, 11, 24);
    assert!(home(TODAY).contains("2026"));
    assert_ne!(
        home(TODAY),
        home(year),
        "the home page does not bear the date of the site"
    );
}

/// Parts that pages share are read once; each page must be as if it had been read whole.
#[test]
fn pages_read_with_shared_parts_are_as_if_read_whole() {
    let (build, files) = portal::build(&portal::real());
    assert!(build.site.pages.len() > 300, "the portal has its pages");
    for page in &build.site.pages {
        let path = match &*page.route {
            route if route.ends_with('/') => format!("{}index.html", &route[1..]),
            route => route[1..].to_owned(),
        };
        let whole = vitrina::audit::PageFacts {
            // What the page weighs is measured, not read.
            packed: page.facts.packed,
            ..vitrina::audit::read(portal::text(&files, &path))
        };
        assert!(whole == page.facts, "{}: {:#?}", page.route, whole);
    }
}
