# The command line alone, for `docker run --rm --volume "$PWD:/work:ro" IMAGE check`. The tag of the base image moves. Until the
# default below names a digest (docs/releasing.md, "The digest of the base image"), give your own to build the same image
# twice: docker build --build-arg NODE_IMAGE=node:24-alpine@sha256:…
ARG NODE_IMAGE=node:24-alpine
FROM ${NODE_IMAGE}
COPY dist/cli/ /opt/sp-api-preflight/
USER node
WORKDIR /work
ENTRYPOINT ["node", "/opt/sp-api-preflight/index.js"]
