-- Whether single letters are keys on someone's pages: WCAG 2.1.4 asks that they can be switched off.
alter table directory.person add column letter_keys boolean not null default true;
