-- Sown once, in one transaction. Names and values that need quoting, on purpose.
\set ON_ERROR_STOP 1
select to_regclass('sown') is not null as done \gset
\if :done
\q
\endif
begin;
create role worker login password 'drill-only-worker-password';
create role "Head of Department";
create schema "Billing";
create table "Billing"."Order lines" (
  id bigint generated always as identity primary key,
  "the note" text not null default 'it''s "quoted", \\ and $$',
  amount numeric(12, 4) not null,
  doubled numeric generated always as (amount * 2) stored,
  made timestamptz not null default now(),
  extra jsonb
);
insert into "Billing"."Order lines" (amount, extra) select n / 7.0, jsonb_build_object('n', n, 'odd', n % 2 = 1) from generate_series(1, 50) as n;
create table refunds (id int primary key, line bigint not null references "Billing"."Order lines" on delete cascade);
insert into refunds select n, n from generate_series(1, 10) as n;
create table jobs (id int primary key, payload text not null default 'none');
insert into jobs select n, json_build_object('n', n) from generate_series(1, 20) as n;
create table notes (owner text not null, said text not null);
insert into notes values ('worker', 'mine'), ('worker', 'mine'), ('somebody', 'theirs');
alter table notes enable row level security;
alter table notes force row level security;
create policy "own rows" on notes as permissive for all to worker, "Head of Department" using (owner = current_user) with check (owner = current_user and said <> 'it''s');
comment on policy "own rows" on notes is 'nobody reads what''s not theirs';
create policy readers on notes as restrictive for select using (said is not null);
grant usage on schema "Billing" to worker;
grant select, insert, update, delete on "Billing"."Order lines", jobs, notes to worker;
grant select on refunds to "Head of Department" with grant option;
set role "Head of Department";
grant select on refunds to worker;
reset role;
grant update (line) on refunds to worker with grant option;
create table sown ();
insert into sown default values;
commit;
