//! Features of the built site, one a file: each looks at the facts of the pages and answers with addresses or a reason.

mod address;
mod autoplay;
mod breadcrumb;
mod browsers;
mod calendar;
mod captions;
mod chart;
mod feeds;
mod focus;
mod footer;
mod gov;
mod headings;
mod home_link;
mod identity;
mod languages;
mod last_update;
mod links;
mod map;
mod markup;
mod menu;
mod mobile;
mod movement;
mod order;
mod peoples;
mod refresh;
mod search;
mod site_map;
mod skip_link;
mod styles;
mod tables;
mod timestamps;
mod visits;

use std::sync::OnceLock;

use serde::Deserialize;

use super::context::{Context, Verdict};

/// A feature that a checklist may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Feature {
    /// The same address in the portal's data, in every footer and on the contact page.
    Address,
    /// The path to each page.
    Breadcrumb,
    /// Nothing made for one maker's browser.
    Browsers,
    /// A calendar, and its file.
    Calendar,
    /// Captions for audio and video.
    Captions,
    /// Feeds by section.
    Feeds,
    /// The entity's mail or system of attention in every footer.
    FooterContact,
    /// The link to the portal of the State.
    GovLink,
    /// One h1, and headings that skip no level.
    Headings,
    /// The link to the home page.
    HomeLink,
    /// Name and arms of the entity.
    Identity,
    /// English, and the languages of the peoples.
    Languages,
    /// Date of the last update.
    LastUpdate,
    /// Links that lead somewhere and say where.
    Links,
    /// The main menu.
    MainMenu,
    /// The map of the municipalities.
    Map,
    /// Language, titles, descriptions, landmarks, labels.
    Markup,
    /// Telephones.
    Mobile,
    /// Nothing plays by itself.
    NoAutoplay,
    /// Nothing blinks.
    NoBlinking,
    /// No page loads itself again.
    NoRefresh,
    /// The organisation chart.
    OrgChart,
    /// Something in the language of each people.
    PeoplesLanguages,
    /// What is read and reached by keyboard comes in the order of the page.
    ReadingOrder,
    /// Search.
    Search,
    /// The site map.
    SiteMap,
    /// The link past the menus.
    SkipLink,
    /// Tables that can be narrowed and downloaded.
    Tables,
    /// Moments of publication with their zone.
    Timestamps,
    /// What has the focus is seen.
    VisibleFocus,
    /// Number of visits.
    Visits,
}

/// What was found of each feature: it is the same for all requirements of all regimes.
#[derive(Debug, Default)]
pub(super) struct Features {
    found: [OnceLock<Verdict>; Feature::Visits as usize + 1],
}

impl Feature {
    /// Looks for the feature, or remembers what was found.
    pub(super) fn check(self, context: &Context<'_>) -> Verdict {
        let place = context.features.found.get(self as usize);
        if let Some(found) = place.and_then(OnceLock::get) {
            return found.clone();
        }
        // Looked for with the place open: the cores share the work, and one that held it closed might be given, while it
        // waits for the others, a requirement that waits for this very place.
        let found = self.look(context);
        match place {
            Some(place) => place.get_or_init(|| found).clone(),
            None => found,
        }
    }

    fn look(self, context: &Context<'_>) -> Verdict {
        match self {
            Feature::Address => address::check(context),
            Feature::Breadcrumb => breadcrumb::check(context),
            Feature::Browsers => browsers::check(context),
            Feature::Calendar => calendar::check(context),
            Feature::Captions => captions::check(context),
            Feature::Feeds => feeds::check(context),
            Feature::FooterContact => footer::check(context),
            Feature::GovLink => gov::check(context),
            Feature::Headings => headings::check(context),
            Feature::HomeLink => home_link::check(context),
            Feature::Identity => identity::check(context),
            Feature::Languages => languages::check(context),
            Feature::LastUpdate => last_update::check(context),
            Feature::Links => links::check(context),
            Feature::MainMenu => menu::check(context),
            Feature::Map => map::check(context),
            Feature::Markup => markup::check(context),
            Feature::Mobile => mobile::check(context),
            Feature::NoAutoplay => autoplay::check(context),
            Feature::NoRefresh => refresh::check(context),
            Feature::PeoplesLanguages => peoples::check(context),
            Feature::ReadingOrder => order::check(context),
            Feature::VisibleFocus => focus::check(context),
            Feature::NoBlinking => movement::check(context),
            Feature::OrgChart => chart::check(context),
            Feature::Search => search::check(context),
            Feature::SiteMap => site_map::check(context),
            Feature::SkipLink => skip_link::check(context),
            Feature::Tables => tables::check(context),
            Feature::Timestamps => timestamps::check(context),
            Feature::Visits => visits::check(context),
        }
    }
}
