"""A budget of one table of one row, which is read and checked at once, and the same with a slip."""

from __future__ import annotations

LITTLE = """单位：元
编制部门：某某局
2017年部门支出预算总表
合计 基本支出 项目支出
201 公共服务 10 5 5
10 5 5 合计
"""

SLIPPED = LITTLE.replace("公共服务 10 5 5", "公共服务 10 60 5")
