import type { Operation } from '../operation.ts';
import { issues } from './issues.ts';
import { mergeRequests } from './merge-requests.ts';
import { notes } from './notes.ts';
import { people } from './people.ts';
import { pipelines } from './pipelines.ts';
import { projects } from './projects.ts';
import { protection } from './protection.ts';
import { repository } from './repository.ts';
import { statuses } from './statuses.ts';
import { variables } from './variables.ts';

/** Everything that the server knows of GitLab's API. */
export const operations: readonly Operation[] = [
  ...people,
  ...projects,
  ...mergeRequests,
  ...notes,
  ...statuses,
  ...issues,
  ...protection,
  ...variables,
  ...pipelines,
  ...repository,
];
