//! What was read in pages, from one build to the next: a page of the same bytes is not read, nor weighed, again.
//!
//! In: the store of the last build. Out: the facts of the pages that it made too, and the store for the next one. What
//! another program kept is not taken: it may have read otherwise.

use std::borrow::Cow;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::audit::kept::{self, Kept};
use crate::audit::{self, Common, Known, PageFacts, Scale};

/// What earlier builds read.
#[derive(Debug, Default)]
pub struct Recalled {
    kept: Kept,
    /// Whether what this build reads is kept.
    keeps: bool,
    /// Pages that had to be read.
    read: AtomicUsize,
}

impl Recalled {
    /// What is in the store. A check reads it and keeps nothing.
    pub(super) fn of(host: &dyn Host, stage: &dyn Stage) -> Recalled {
        let mut kept = Kept::default();
        let program = program(host);
        let pieces = (0..).map_while(|n| host.store().get(place(n)));
        for piece in pieces {
            let Some(own) = piece.strip_prefix(program.as_bytes()) else {
                break;
            };
            kept.add(own);
        }
        Recalled {
            kept,
            keeps: host.store().keeps() && stage.lasts(),
            read: AtomicUsize::new(0),
        }
    }

    /// What pages of a catalogue are read with.
    pub(super) fn reader<'a>(&'a self, catalog: &'a Catalog) -> Reader<'a> {
        Reader {
            catalog,
            recalled: self,
        }
    }

    /// Keeps what was read in the pages of a site, of whose files `digest` tells what they are; but not of a site in which
    /// few pages are others: those few are read again sooner than everything is written.
    pub(super) fn keep(
        self,
        host: &dyn Host,
        site: &Site,
        catalog: &Catalog,
        digest: impl Fn(&str) -> Option<Digest>,
    ) {
        let few = self.read.into_inner() <= site.pages.len() / 20;
        if few || !self.keeps {
            return;
        }
        let pages = site.pages.iter().filter_map(|page| {
            let digest = digest(&plan::file_of(&page.route))?;
            let (_, limit) = audit::budget(catalog, page.role, page.doc);
            Some((digest, limit, &page.facts))
        });
        let pages: Vec<_> = pages.collect();
        let program = program(host);
        let pieces = pages.par_chunks(PIECE).enumerate();
        pieces.for_each(|(n, piece)| {
            let bytes = [program.as_bytes(), &kept::write(piece)].concat();
            host.store().put(place(n), &bytes);
        });
        // Nothing is read after a piece that says nothing.
        let end = place(pages.len().div_ceil(PIECE));
        if host.store().get(end).is_some() {
            host.store().put(end, &[]);
        }
    }
}

/// Pages that are kept together: few enough that what is written of a large site is never in memory whole.
const PIECE: usize = 2048;

/// The place of a piece in the store.
fn place(piece: usize) -> Digest {
    Digest::of(format!("lo que se leyó en las páginas\0{piece}").as_bytes())
}

/// What stands before what this program keeps.
fn program(host: &dyn Host) -> String {
    Digest::of(host.program().as_bytes()).to_string()
}

/// What pages are read with: what they may weigh, and what was read in them before.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    catalog: &'a Catalog,
    recalled: &'a Recalled,
}

impl Reader<'_> {
    /// The facts of a page: of its bytes, and of their digest if they were put out.
    pub(super) fn facts(
        self,
        page: &Page,
        (bytes, digest): (&[u8], Option<Digest>),
        common: &Common,
        (known, scale): &mut (Known, Scale),
    ) -> PageFacts {
        let (_, limit) = audit::budget(self.catalog, page.role, page.doc);
        let before = digest.and_then(|digest| self.recalled.kept.take(digest, limit));
        before.unwrap_or_else(|| {
            self.recalled.read.fetch_add(1, Ordering::Relaxed);
            // All pages are text; looking for what is none is quicker than mending it.
            let text = str::from_utf8(bytes)
                .map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed);
            PageFacts {
                packed: scale.packed(bytes, limit),
                ..audit::read_with(&text, common, known)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::memory::{MemoryHost, MemoryStage, MemoryStore};

    fn portal() -> MemoryHost {
        let mut host = MemoryHost::new(jiff::civil::date(2026, 11, 24));
        host.store = Some(Arc::default());
        host.write(
            "portal.toml",
            "base = \"https://www.ejemplo.gov.co\"\n[entidad]\nnombre = \"Alcaldía\"\n[[idiomas]]\ncodigo = \"es\"\nnombre = \"Español\"\n",
        );
        host.write(
            "content/secciones/inicio.md",
            "+++\ntitulo = \"Inicio\"\nruta = \"/\"\n+++\nBienvenida.\n",
        );
        host
    }

    fn store(host: &MemoryHost) -> &MemoryStore {
        host.store.as_deref().expect("it has a store")
    }

    fn build(host: &MemoryHost) -> Build {
        run(host, &MemoryStage::default(), Options::default()).expect("no fault")
    }

    /// What is recalled by a build that read so many pages.
    fn reading(host: &MemoryHost, pages: usize) -> Recalled {
        Recalled {
            read: AtomicUsize::new(pages),
            ..Recalled::of(host, &MemoryStage::default())
        }
    }

    /// The digest of a page as it is built.
    fn digest(host: &MemoryHost, page: &Page) -> Digest {
        let stage = MemoryStage::default();
        run(host, &stage, Options::default()).expect("no fault");
        Digest::of(&stage.files()[&plan::file_of(&page.route)])
    }

    #[test]
    fn what_was_read_in_every_page_is_recalled_by_the_same_program_alone() {
        let host = portal();
        let first = build(&host);
        assert!(first.site.pages.len() > 3);
        for page in &first.site.pages {
            let (_, limit) = audit::budget(&first.catalog, page.role, page.doc);
            let facts = reading(&host, 0).kept.take(digest(&host, page), limit);
            assert_eq!(facts.as_ref(), Some(&page.facts), "{}", page.route);
        }
        // Facts that are not those of the page show that it is not read again.
        let page = Page {
            facts: PageFacts {
                title: "Otra cosa".to_owned(),
                ..first.site.pages[0].facts.clone()
            },
            ..first.site.pages[0].clone()
        };
        let route = page.route.clone();
        let digest = digest(&host, &page);
        let other = Site::new(vec![page], BTreeMap::new(), String::new());
        reading(&host, 1).keep(&host, &other, &first.catalog, |_| Some(digest));
        let title = |build: &Build| {
            let page = build.site.pages.iter().find(|page| page.route == route);
            page.expect("it is still there").facts.title.clone()
        };
        assert_eq!(title(&build(&host)), "Otra cosa");
        // What another program kept is not believed.
        let mut foreign = store(&host).kept()[&place(0)].clone();
        foreign[0] ^= 1;
        store(&host).kept().insert(place(0), foreign);
        assert_eq!(title(&build(&host)), first.site.pages[0].facts.title);
    }

    #[test]
    fn a_site_in_which_little_is_another_is_not_kept_again() {
        let host = portal();
        let first = build(&host);
        let twenty = Site::new(
            vec![first.site.pages[0].clone(); 20],
            BTreeMap::new(),
            String::new(),
        );
        for (read, kept) in [(0, false), (1, false), (2, true), (20, true)] {
            store(&host).kept().clear();
            let digest = |_: &str| Some(Digest::of(b""));
            reading(&host, read).keep(&host, &twenty, &first.catalog, digest);
            assert_eq!(!store(&host).kept().is_empty(), kept, "{read}");
        }
    }

    #[test]
    fn a_large_site_is_kept_in_pieces_and_a_smaller_one_after_it_ends_where_it_ends() {
        let host = portal();
        let first = build(&host);
        for (pages, pieces) in [(2 * PIECE + 1, 3), (PIECE, 1), (2 * PIECE, 2)] {
            let pages = (0..pages).map(|n| Page {
                route: format!("/{n:05}/").into(),
                ..first.site.pages[0].clone()
            });
            let site = Site::new(pages.collect(), BTreeMap::new(), String::new());
            let digest = |path: &str| Some(Digest::of(path.as_bytes()));
            reading(&host, site.pages.len()).keep(&host, &site, &first.catalog, digest);
            let recalled = reading(&host, 0);
            let (_, limit) = audit::budget(
                &first.catalog,
                first.site.pages[0].role,
                first.site.pages[0].doc,
            );
            for n in 0..3 * PIECE {
                let found = recalled
                    .kept
                    .take(Digest::of(format!("{n:05}/index.html").as_bytes()), limit);
                assert_eq!(
                    found.is_some(),
                    n < site.pages.len(),
                    "{n} of {pieces} pieces"
                );
            }
        }
    }
}
