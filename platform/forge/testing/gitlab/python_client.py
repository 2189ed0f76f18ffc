"""A second client of the tests' GitLab: python-gitlab sends JSON where the platform's client sends queries."""
import sys

import gitlab

url, token, path = sys.argv[1:]
client = gitlab.Gitlab(url, private_token=token)
client.auth()
project = client.projects.get(path)
project.branches.create({"branch": "python", "ref": "main"})
data = {"branch": "python", "commit_message": "Add", "actions": [{"action": "create", "file_path": "p.txt", "content": "p"}]}
commit = project.commits.create(data)
request = project.mergerequests.create({"source_branch": "python", "target_branch": "main", "title": "Python"})
for number in range(25):
    request.notes.create({"body": str(number)})
print(len(request.notes.list(get_all=True)))
rule = project.protectedbranches.create({"name": "q/*", "push_access_level": 0, "merge_access_level": 0})
print(rule.push_access_levels[0]["access_level"])
project.keys.create({"title": "k", "key": "ssh-ed25519 " + "A" * 68, "can_push": True})
project.variables.create({"key": "X_Y", "value": "abcdefgh", "protected": True, "masked": True})
project.labels.create({"name": "twin", "color": "#ededed"})
issue = project.issues.create({"title": "Issue", "labels": ["twin"]})
print(project.mergerequests.get(request.iid).detailed_merge_status in ("checking", "mergeable"), issue.iid)
project.ci_pipeline_variables_minimum_override_role = "maintainer"
project.save()
schedule = project.pipelineschedules.create({"description": "python", "ref": "main", "cron": "0 1 * * *"})
schedule.variables.create({"key": "DTAAS_EVENT", "value": "save"})
found = project.pipelineschedules.get(schedule.id)
trigger = project.triggers.create({"description": "python"})
address = f"{url}/api/v4/projects/{project.id}/ref/main/trigger/pipeline?token={{token}}"
hook = project.hooks.create({"url": address, "note_events": True, "url_variables": [{"key": "token", "value": trigger.token}]})
runners = project.runners.list(tag_list=["dtaas"], get_all=True)
groups = project.resource_groups.list(get_all=True)
print(found.attributes["variables"][0]["value"], trigger.token in hook.url, len(runners), len(groups))
