/** The same function, which computes each node's answer once.. */
export const oncePerNode = <Node extends object, Answer>(answer: (node: Node) => Answer): ((node: Node) => Answer) => {
  const known = new WeakMap<Node, { readonly answer: Answer }>();
  return (node) => {
    let found = known.get(node);
    if (found === undefined) {
      found = { answer: answer(node) };
      known.set(node, found);
    }
    return found.answer;
  };
};
