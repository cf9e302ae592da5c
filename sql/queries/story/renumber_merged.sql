-- A story that gave way is itself a change that readers must hear of. Parameters: from_story.
update wirecopy.story set unpublished = true where story_id = %(from_story)s
