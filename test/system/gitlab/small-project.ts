import { smallRepository } from '../pipelines/small-repository.ts';

/** What GitLab's pipeline consists in. */
export const pipelines = ['.gitlab-ci.yml', '.gitlab', 'actions'];

/** A clone with GitLab's pipeline, of a project that is not there. */
export function smallProject(folder: string) {
  const repository = smallRepository(folder, pipelines);
  const { git, main } = repository;
  // gitlab-ci-local asks no server. It reads the address and the default branch.
  git('remote', 'add', 'origin', 'https://gitlab.example.org/plant/twins.git');
  git('update-ref', 'refs/remotes/origin/main', main);
  git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
  return repository;
}
