//! Decodes `contact`, `liaison`, `footer` and `parent_site` of `site.yaml`.

use super::Reading;
use crate::keys;
use crate::options::{Contact, Footer, FooterLink, ParentSite};
use skillweek_record::WEB;

impl Reading<'_> {
    /// Decodes the public contact.
    pub fn contact(&mut self) -> Option<Contact> {
        let mut fields = self.fields.map("contact", keys::CONTACT)?;
        let contact = Contact {
            name: fields.text("name"),
            phone: fields.text("phone"),
            email: fields.text("email"),
            address: fields.text("address"),
        };
        fields.finish();
        Some(contact)
    }

    /// Checks the person for the reporting exports, which only a later version makes.
    pub fn check_liaison(&mut self) {
        let Some(mut fields) = self.fields.map("liaison", keys::LIAISON) else { return };
        for key in keys::LIAISON {
            fields.text(key.name);
        }
        fields.finish();
    }

    /// Decodes the footer and checks the format of its numbers.
    pub fn footer(&mut self) -> Footer {
        let Some(mut fields) = self.fields.map("footer", keys::FOOTER) else {
            return Footer::default();
        };
        let mut links = Vec::new();
        for node in fields.list("links") {
            let mut link = fields.child(node, keys::LINK);
            let label = link.required_text("label").map(|label| label.value);
            let href = link.url("url", WEB).map(|url| url.value);
            link.require("url");
            links.extend(label.zip(href).map(|(label, href)| FooterLink { label, href }));
            link.finish();
        }
        let footer = Footer {
            icp: fields.text("icp"),
            police: fields.text("police"),
            site_code: fields.text("site_code"),
            conac: fields.url("conac", WEB).map(|url| url.value),
            links,
        };
        crate::formats::check(&mut fields, &footer);
        fields.finish();
        footer
    }

    /// Decodes the portal above; `None` unless both title and address can be read.
    pub fn parent_site(&mut self) -> Option<ParentSite> {
        let mut fields = self.fields.map("parent_site", keys::PARENT_SITE)?;
        let title = fields.required_text("title").map(|title| title.value);
        let url = fields.url("url", WEB).map(|url| url.value);
        fields.require("url");
        fields.finish();
        title.zip(url).map(|(title, url)| ParentSite { title, url })
    }
}
