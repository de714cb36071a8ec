-- Who had a hand in an application and who answered an objection: what is offered to whom hangs on it. Of what was
-- recorded before it is not known until a rebuild: offered then is what a command may refuse.

-- the actor or assignment that it names
ALTER TABLE application_event ADD COLUMN by_id uuid;
ALTER TABLE objection ADD COLUMN answered_by uuid;
