"""The pages for operators: /healthz, /readyz and /metrics."""

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.metrics import Metrics
from bot.web.health import Health


def list_status_routes(health: Health, metrics: Metrics) -> list[web.RouteDef]:
    """List the pages; none holds anything of a shopper."""

    async def show_alive(_: web.Request) -> web.Response:
        return web.json_response({"alive": True})  # whoever reads this: the event loop turns

    async def show_ready(_: web.Request) -> web.Response:
        problems = await health.list_problems()
        body = {"ready": not problems, "problems": problems}
        return web.json_response(body, status=503 if problems else 200)

    async def show_metrics(_: web.Request) -> web.Response:
        await health.list_problems()  # which brings the gauges up to date
        page = generate_latest(metrics.registry)
        return web.Response(body=page, headers={"Content-Type": CONTENT_TYPE_LATEST})

    return [
        web.get("/healthz", show_alive),
        web.get("/readyz", show_ready),
        web.get("/metrics", show_metrics),
    ]
