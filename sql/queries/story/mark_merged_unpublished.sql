-- Mark a merged story as a change that readers must hear of.
-- Parameters: from_story.
update wirecopy.story set unpublished = true, pending = wirecopy.noted(pending, 'merged') where story_id = %(from_story)s
