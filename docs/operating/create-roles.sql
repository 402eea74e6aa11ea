-- The database and the two roles of Regietafel, for a PostgreSQL 15 or newer of your own. Run it once, as an administrator:
--
--   psql -v owner_password=… -v user_password=… -f create-roles.sql
--
-- The names are free; what counts is that the second role owns nothing. Regietafel refuses to start when it does.

-- Owns the tables; used only while Regietafel starts.
create role regietafel_owner login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password :'owner_password';

-- What Regietafel works as.
create role regietafel login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password :'user_password';

create database regietafel owner regietafel_owner encoding 'UTF8' template template0;

revoke all on database regietafel from public;
grant connect on database regietafel to regietafel;
