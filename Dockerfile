FROM node:20-slim AS sources
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY server/embedded-mongo/package.json server/embedded-mongo/
COPY server/admin/package.json server/admin/
COPY miniapp/package.json miniapp/

FROM sources AS build
RUN npm ci --include=dev -w @heyi/shared -w @heyi/server -w @heyi/admin
COPY tsconfig.base.json ./
COPY shared shared
COPY server server
RUN npx tsc -b server && npm run build -w @heyi/admin

FROM sources AS dependencies
RUN npm ci --omit=dev -w @heyi/shared -w @heyi/server

FROM node:20-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 HEYI_DATA_DIR=/data
WORKDIR /app
COPY --from=dependencies /app ./
COPY --from=build /app/shared/dist shared/dist
COPY --from=build /app/server/dist server/dist
COPY --from=build /app/server/admin/dist server/admin/dist
COPY server/public server/public
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/dist/main.js"]
