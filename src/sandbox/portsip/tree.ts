interface Node<T> {
  fixed: Map<string, Node<T>>;
  variable: Node<T> | undefined;
  methods: Map<string, T>;
}

/**
 * A lookup for "METHOD /path/{variable}" patterns by segment; a fixed segment goes before a variable one.
 * Variable parts come back in order, decoded.
 */
export function pathTree<T>(
  patterns: [string, T][],
): (method: string, path: string) => { value: T; params: string[] } | undefined {
  const root = emptyNode<T>();
  for (const [pattern, value] of patterns) {
    const [method = '', path = ''] = pattern.split(' ');
    let node = root;
    for (const segment of path.slice(1).split('/')) node = child(node, segment);
    node.methods.set(method, value);
  }

  return (method, path) => {
    const segments = path.slice(1).split('/');
    const params: string[] = [];
    const node = find(root, segments, 0, params);
    const value = node?.methods.get(method);
    return value === undefined ? undefined : { value, params: params.map(decoded) };
  };
}

function child<T>(node: Node<T>, segment: string): Node<T> {
  if (segment.startsWith('{')) {
    node.variable ??= emptyNode();
    return node.variable;
  }
  const next = node.fixed.get(segment) ?? emptyNode<T>();
  node.fixed.set(segment, next);
  return next;
}

function find<T>(node: Node<T>, segments: string[], at: number, params: string[]): Node<T> | undefined {
  const segment = segments[at];
  if (segment === undefined) return node.methods.size > 0 ? node : undefined;
  const fixed = node.fixed.get(segment);
  const straight = fixed && find(fixed, segments, at + 1, params);
  if (straight || !node.variable || segment === '') return straight;
  params.push(segment);
  const round = find(node.variable, segments, at + 1, params);
  if (!round) params.pop();
  return round;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function emptyNode<T>(): Node<T> {
  return { fixed: new Map(), variable: undefined, methods: new Map() };
}
