import type { Addresses } from './addresses.ts';
import { done, refuse } from './answers.ts';
import { type Fields, fields, list, word } from './records.ts';
import { viewProblems } from './refused.ts';
import type { Workspace } from './workspace.ts';

/** Modals and Home tabs (docs.slack.dev, "Views"). */
export function openView(workspace: Workspace, addresses: Addresses, args: Fields): Fields {
  const view = fields(args.view);
  const problem = problemOf(view, 'modal');
  if (problem) return problem;
  const user = addresses.useTrigger(word(args.trigger_id));
  if (user === undefined) return refuse('expired_trigger_id');
  if (view.external_id && byExternalId(workspace, view.external_id)) return refuse('duplicate_external_id');
  return done({ view: show(workspace, user, view, workspace.newId('V')) });
}

export function updateView(workspace: Workspace, args: Fields): Fields {
  const view = fields(args.view);
  const problem = problemOf(view, 'modal');
  if (problem) return problem;
  const named = [...workspace.modals].find(([, open]) => open.id === args.view_id);
  const [user, open] = named ?? byExternalId(workspace, args.external_id) ?? [];
  if (user === undefined || !open) return refuse('not_found');
  if (args.hash !== undefined && args.hash !== open.hash) return refuse('hash_conflict');
  return done({ view: show(workspace, user, view, word(open.id)) });
}

export function publishHome(workspace: Workspace, args: Fields): Fields {
  const view = fields(args.view);
  const user = word(args.user_id);
  const problem = problemOf(view, 'home');
  if (problem) return problem;
  if (!workspace.person(user)) return refuse('user_not_found');
  const shown = workspace.homes.get(user);
  if (args.hash !== undefined && args.hash !== shown?.hash) return refuse('hash_conflict');
  const home = keptView(workspace, view, word(shown?.id) || workspace.newId('VH'));
  workspace.homes.set(user, home);
  workspace.tell(user, { home });
  return done({ view: { id: home.id, hash: home.hash } });
}

/** The view an app gives back to a form takes its place. */
export function showView(workspace: Workspace, user: string, view: Fields): boolean {
  if (problemOf(view, 'modal')) return false;
  show(workspace, user, view, word(workspace.modals.get(user)?.id) || workspace.newId('V'));
  return true;
}

export function closeView(workspace: Workspace, user: string): void {
  if (workspace.modals.delete(user)) workspace.tell(user, { modal: undefined });
}

function show(workspace: Workspace, user: string, view: Fields, id: string): Fields {
  const modal = keptView(workspace, view, id);
  workspace.modals.set(user, modal);
  workspace.tell(user, { modal });
  return { id, hash: modal.hash };
}

function keptView(workspace: Workspace, view: Fields, id: string): Fields {
  return { ...view, id, hash: workspace.newId('hash.'), blocks: workspace.named(list(view.blocks)) };
}

function problemOf(view: Fields, type: 'modal' | 'home'): Fields | undefined {
  const problems = viewProblems(view);
  if (problems.length > 0) return refuse('invalid_arguments', problems);
  return view.type === type ? undefined : refuse('invalid_arguments', [`/view/type: must be ${type}`]);
}

function byExternalId(workspace: Workspace, name: unknown): [string, Fields] | undefined {
  return [...workspace.modals].find(([, open]) => name !== undefined && open.external_id === name);
}
