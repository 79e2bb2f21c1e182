# The command line alone, for `docker run --rm --volume "$PWD:/work:ro" IMAGE check`. Releases are built with the digest of
# the base image: docker build --build-arg NODE_IMAGE=node:24-alpine@sha256:…
ARG NODE_IMAGE=node:24-alpine
FROM ${NODE_IMAGE}
COPY dist/cli/ /opt/sp-api-preflight/
USER node
WORKDIR /work
ENTRYPOINT ["node", "/opt/sp-api-preflight/index.js"]
